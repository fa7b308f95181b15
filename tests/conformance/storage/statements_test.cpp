#include "conformance/storage/suite.h"

namespace vestnik::tests {
namespace {

constexpr const char* notes_table =
    "CREATE TABLE note (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, body TEXT, weight BIGINT,"
    " PRIMARY KEY (institution_id, id))";

TEST_P(StorageConformance, EveryKindOfValueComesBackAsItWentIn) {
  make_table(
      "CREATE TABLE kind (institution_id BIGINT NOT NULL, a BIGINT, b TEXT, c BIGINT, d TEXT, e BIGINT, f TEXT)");
  const CivilDate date{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{14}};
  const Instant at = from_microseconds(1'789'000'000'123'456);
  const std::string text = "ученик";
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO kind VALUES ($1, $2, $3, $4, $5, $6, $7)",
               {tx.institution(), true, text, at, date, std::optional<std::int64_t>{}, std::optional{date}});
  });
  database().read(school, [&](Transaction& tx) {
    const auto rows = tx.all("SELECT institution_id, a, b, c, d, e, f FROM kind", {}, [&](const Row& row) {
      EXPECT_EQ(row.id<InstitutionId>(0), school);
      EXPECT_TRUE(row.truth(1));
      EXPECT_EQ(row.text(2), "ученик");
      EXPECT_EQ(row.instant(3), at);
      EXPECT_EQ(row.date(4), date);
      EXPECT_TRUE(row.is_null(5));
      EXPECT_EQ(row.optional_integer(5), std::nullopt);
      EXPECT_EQ(row.optional_date(6), std::optional{date});
      return 0;
    });
    EXPECT_EQ(rows.size(), 1U);
  });
}

TEST_P(StorageConformance, ParametersAreBoundByNumberNotByFirstAppearance) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (weight, body, id, institution_id) VALUES ($4, $3, $2, $1)", {school, 1, "три", 4});
    EXPECT_EQ(tx.execute("UPDATE note SET weight = $3 + $3, body = $4 WHERE id = $2 AND institution_id = $1",
                         {school, 1, 21, "снова"}),
              1);
  });
  database().read(school, [&](Transaction& tx) {
    const auto found =
        tx.one("SELECT weight, body FROM note WHERE id = $2 AND institution_id = $1", {school, 1}, [](const Row& row) {
          return std::pair{row.integer(0), row.string(1)};
        });
    EXPECT_EQ(found, (std::pair<std::int64_t, std::string>{42, "снова"}));
  });
}

TEST_P(StorageConformance, TheLargestAndSmallestIntegersSurvive) {
  make_table(notes_table);
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id, weight) VALUES ($1, $2, $3)", {school, largest, smallest});
  });
  EXPECT_EQ(number("SELECT id FROM note"), largest);
  EXPECT_EQ(number("SELECT weight FROM note"), smallest);
}

TEST_P(StorageConformance, CyrillicTextKeepsItsLettersAndSortsByBytes) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    std::int64_t id = 0;
    for (const char* body : {"ясно", "Ёлка", "«Ёж» и объявление — 100 %", "Арбуз", ""}) {
      tx.execute("INSERT INTO note (institution_id, id, body) VALUES ($1, $2, $3)", {school, ++id, body});
    }
  });
  database().read(school, [&](Transaction& tx) {
    const auto bodies = tx.all("SELECT body FROM note WHERE institution_id = $1 ORDER BY body", {school},
                               [](const Row& row) { return row.string(0); });
    EXPECT_EQ(bodies, (std::vector<std::string>{"", "«Ёж» и объявление — 100 %", "Ёлка", "Арбуз", "ясно"}));
  });
}

TEST_P(StorageConformance, AnEmptyTextIsNotNull) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id, body) VALUES ($1, 1, $2)", {school, std::string_view{}});
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM note WHERE body IS NULL"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM note WHERE body = ''"), 1);
}

TEST_P(StorageConformance, ReadingAColumnAsAnotherTypeIsAnError) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id, body) VALUES ($1, 1, '12')", {school});
  });
  const auto reading = [&](auto use) {
    return error_of([&] {
      database().read(school, [&](Transaction& tx) { tx.query("SELECT id, body, weight FROM note", {}, use); });
    });
  };
  EXPECT_TRUE(reading([](const Row& row) { (void)row.text(0); }));
  EXPECT_TRUE(reading([](const Row& row) { (void)row.integer(1); }));
  EXPECT_TRUE(reading([](const Row& row) { (void)row.integer(2); }));
  EXPECT_TRUE(reading([](const Row& row) { (void)row.text(2); }));
  EXPECT_TRUE(reading([](const Row& row) { (void)row.date(1); }));
  EXPECT_TRUE(reading([](const Row& row) { (void)row.is_null(3); }));
  EXPECT_FALSE(reading([](const Row& row) { EXPECT_EQ(row.string(2), ""); }));
}

TEST_P(StorageConformance, CountsAndTruthsReadAsIntegers) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    for (int id = 1; id <= 3; ++id) {
      tx.execute("INSERT INTO note (institution_id, id, weight) VALUES ($1, $2, $3)", {school, id, id * 10});
    }
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM note"), 3);
  EXPECT_EQ(number("SELECT SUM(weight) FROM note"), 60);
  EXPECT_EQ(number("SELECT EXISTS (SELECT 1 FROM note WHERE id = 2)"), 1);
  EXPECT_EQ(number("SELECT id = 2 FROM note WHERE id = 1"), 0);
}

TEST_P(StorageConformance, ReturningYieldsTheChangedRow) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id, weight) VALUES ($1, 5, 1)", {school});
    const auto weight = tx.one("UPDATE note SET weight = weight + $2 WHERE institution_id = $1 RETURNING weight",
                               {school, 41}, [](const Row& row) { return row.integer(0); });
    EXPECT_EQ(weight, 42);
  });
  EXPECT_EQ(number("SELECT weight FROM note"), 42);
}

TEST_P(StorageConformance, OnConflictUpdatesOrLeavesTheRow) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    const auto put = [&](std::string_view body) {
      return tx.execute(
          "INSERT INTO note (institution_id, id, body) VALUES ($1, 1, $2)"
          " ON CONFLICT (institution_id, id) DO UPDATE SET body = excluded.body",
          {school, body});
    };
    EXPECT_EQ(put("раз"), 1);
    EXPECT_EQ(put("два"), 1);
    EXPECT_EQ(tx.execute("INSERT INTO note (institution_id, id) VALUES ($1, 1) ON CONFLICT DO NOTHING", {school}), 0);
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM note WHERE body = 'два'"), 1);
}

TEST_P(StorageConformance, AStatementMayBeAskedAgainWhileItsRowsAreRead) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    for (int id = 1; id <= 3; ++id) tx.execute("INSERT INTO note (institution_id, id) VALUES ($1, $2)", {school, id});
  });
  std::vector<std::int64_t> seen;
  database().read(school, [&](Transaction& tx) {
    const std::string_view sql = "SELECT id FROM note WHERE id > $1 ORDER BY id";
    tx.query(sql, {0}, [&](const Row& outer) {
      const std::int64_t first = outer.integer(0);
      tx.query(sql, {first}, [&](const Row& inner) { seen.push_back(first * 10 + inner.integer(0)); });
    });
  });
  EXPECT_EQ(seen, (std::vector<std::int64_t>{12, 13, 23}));
}

TEST_P(StorageConformance, ASingleRowQuestionWithTwoAnswersIsAnError) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    for (int id = 1; id <= 2; ++id) tx.execute("INSERT INTO note (institution_id, id) VALUES ($1, $2)", {school, id});
  });
  EXPECT_TRUE(error_of([&] { number("SELECT id FROM note"); }));
  EXPECT_EQ(number("SELECT id FROM note WHERE id > 2"), -1);
}

TEST_P(StorageConformance, AParameterTooFewOrTooManyIsAnError) {
  make_table(notes_table);
  const std::string_view sql = "SELECT id FROM note WHERE institution_id = $1 AND id = $2";
  const auto asked = [&](std::initializer_list<Value> parameters) {
    return error_of([&] { database().read(school, [&](Transaction& tx) { tx.query(sql, parameters, {}); }); });
  };
  EXPECT_FALSE(asked({school, 1}));
  EXPECT_TRUE(asked({school}));
  EXPECT_TRUE(asked({school, 1, 2}));
}

TEST_P(StorageConformance, AZeroByteInATextIsRefusedBeforeItIsCutOff) {
  make_table(notes_table);
  EXPECT_TRUE(error_of([&] {
    write([&](Transaction& tx) {
      tx.execute("INSERT INTO note (institution_id, id, body) VALUES ($1, 1, $2)", {school, std::string("a\0b", 3)});
    });
  }));
  EXPECT_EQ(number("SELECT COUNT(*) FROM note"), 0);
}

TEST_P(StorageConformance, QuotedTextAndCommentsMayHoldDollarSigns) {
  make_table(notes_table);
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id, body) -- $9 is no parameter\n VALUES ($1, 1, 'it''s $2')",
               {school});
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM note WHERE body = 'it''s $2'"), 1);
}

TEST_P(StorageConformance, AnErrorNamesTheStatementAndNotItsParameters) {
  make_table(notes_table);
  try {
    write([&](Transaction& tx) {
      const std::string_view sql = "INSERT INTO note (institution_id, id, body) VALUES ($1, 1, $2)";
      tx.execute(sql, {school, "Иванов"});
      tx.execute(sql, {school, "Петрова"});
    });
    FAIL() << "the same key twice";
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.kind(), DatabaseError::Kind::constraint);
    EXPECT_NE(std::string{error.what()}.find("INSERT INTO note"), std::string::npos) << error.what();
    EXPECT_EQ(std::string{error.what()}.find("Петрова"), std::string::npos) << error.what();
  }
}

TEST_P(StorageConformance, AFirstCallWithNullDoesNotNarrowTheNextOne) {
  make_table(notes_table);
  const std::string_view sql = "SELECT COUNT(*) FROM note WHERE institution_id = $1 AND (id = $2 OR $2 = 0)";
  write([&](Transaction& tx) {
    tx.execute("INSERT INTO note (institution_id, id) VALUES ($1, 5000000000)", {school});
    const auto matching = [&](const Value& id) {
      return tx.one(sql, {school, id}, [](const Row& row) { return row.integer(0); });
    };
    EXPECT_EQ(matching(nullptr), 0);
    EXPECT_EQ(matching(5'000'000'000), 1);
    EXPECT_EQ(matching(0), 1);
  });
}

TEST_P(StorageConformance, MoreStatementsThanTheCacheHoldsStillWork) {
  std::int64_t sum = 0;
  database().read(school, [&](Transaction& tx) {
    for (int i = 1; i <= 1300; ++i) {
      tx.query("SELECT CAST(" + std::to_string(i % 650) + " AS BIGINT)", {},
               [&](const Row& row) { sum += row.integer(0); });
    }
  });
  EXPECT_EQ(sum, 2 * (649 * 650 / 2));
}

}  // namespace
}  // namespace vestnik::tests
