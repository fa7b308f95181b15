#include <array>
#include <fstream>
#include <iostream>

#include "access/passwords.h"
#include "app/school_setup.h"
#include "app/verbs.h"
#include "records/account_store.h"
#include "records/institution_store.h"

namespace vestnik {
namespace {

struct SignInName {
  std::string role;
  std::string login;
  std::string password;
};

/// One account of every kind that is interesting to look at.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> chosen{{
    {"administrator", "SELECT MIN(person_id) FROM role_grant WHERE institution_id = $1 AND role = 'administrator'"},
    {"deputy_head", "SELECT MIN(person_id) FROM role_grant WHERE institution_id = $1 AND role = 'deputy_head'"},
    {"class_teacher", "SELECT MIN(teacher_id) FROM class_teacher WHERE institution_id = $1"},
    {"parent",
     "SELECT MIN(c.guardian_id) FROM consent c JOIN account a ON a.institution_id = c.institution_id "
     "AND a.person_id = c.guardian_id WHERE c.institution_id = $1"},
    {"student",
     "SELECT MIN(m.student_id) FROM membership m JOIN account a ON a.institution_id = m.institution_id "
     "AND a.person_id = m.student_id WHERE m.institution_id = $1"},
}};

std::vector<SignInName> give_passwords(Service& service, InstitutionId institution, Random& random) {
  std::vector<SignInName> names;
  for (const auto& [role, sql] : chosen) {
    const std::string password = random.hex(6);
    const std::string hash = hash_password(password);
    service.database().write(institution, Priority::person, [&, role = role, sql = sql](Transaction& transaction) {
      const auto person = transaction.one(sql, {institution}, [](const Row& row) { return row.id<PersonId>(0); });
      const auto account = person ? find_account_by_person(transaction, *person) : std::nullopt;
      if (!account) return false;
      set_password_hash(transaction, account->id, hash);
      names.push_back({std::string{role}, account->login, password});
      return true;
    });
  }
  return names;
}

void write_names(const std::filesystem::path& file, const std::vector<SignInName>& names) {
  std::ofstream out{file};
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const SignInName& name : names) out << name.role << '\t' << name.login << '\t' << name.password << '\n';
}

}  // namespace

int make_demo(const CommandSession& session) {
  const SystemClock clock;
  SystemRandom random;
  const SampleSchool sample{"sample", "syzran"};
  const auto names_file = session.places().data / "sign-in.txt";
  {
    const auto service = session.open_service(clock, random, true);
    if (!service) return 1;
    if (service->institutions().empty()) {
      const auto institution = set_up_school(*service, session, sample);
      if (!institution) return 1;
      write_names(names_file, give_passwords(*service, *institution, random));
    }
  }
  std::ifstream names{names_file};
  if (!names) return 0;
  std::cout << session.messages().explain(Problem{"app.sign_in_names", {{"institution", sample.regulation}}}).title
            << '\n'
            << names.rdbuf();
  if (session.settings().text("access.second_factor", "administrators") == "administrators") {
    const auto hint = session.messages().explain(Problem{"app.demo_second_factor"});
    std::cout << hint.title << ' ' << hint.next << '\n';
  }
  return 0;
}

}  // namespace vestnik
