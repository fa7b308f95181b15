#include "app/operator_deed.h"

#include <iostream>

#include "app/chosen_institution.h"
#include "base/digest.h"
#include "records/institution_store.h"

namespace vestnik {
namespace {

constexpr std::size_t deed_key_bytes = 16;

}  // namespace

int within_institution(const CommandSession& session, const std::string& code,
                       const std::function<int(const OperatorPlace&)>& work) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  std::vector<Institution> all;
  service->database().read(InstitutionId{}, [&](Transaction& transaction) { all = all_institutions(transaction); });
  const auto institution = chosen_institution(all, code);
  if (institution) return work({*service, institution->id, clock.now()});
  session.complain(institution.problem());
  return 1;
}

Result<Recorded> run_as_operator(const OperatorPlace& place, Command& command) {
  SystemRandom random;
  const Actor operator_line{place.institution, {}, {}, true};
  // By chance and not by the clock: two deeds of one moment are two.
  const CommandKey key{"operator-" + random.hex(deed_key_bytes), digest(command.describe())};
  return place.service.recorder().run(operator_line, command, key, place.now);
}

int record_deed(const CommandSession& session, const OperatorPlace& place, Command& command,
                const std::function<std::string(const JsonValue& answer)>& done) {
  const auto recorded = run_as_operator(place, command);
  if (!recorded) {
    session.complain(recorded.problem());
    return 1;
  }
  const auto answer = JsonValue::parse(recorded->answer);
  if (answer) std::cout << done(*answer) << '\n';
  return 0;
}

std::string member_as_text(const JsonValue& answer, std::string_view member) {
  const JsonValue* value = answer.find(member);
  const std::int64_t* number = value == nullptr ? nullptr : value->integer();
  return number ? std::to_string(*number) : std::string{};
}

std::string said(const CommandSession& session, std::string code, Details details) {
  return session.messages().explain(Problem{std::move(code), std::move(details)}).title;
}

}  // namespace vestnik
