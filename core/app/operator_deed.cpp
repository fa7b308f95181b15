#include "app/operator_deed.h"

#include <iostream>

#include "app/chosen_institution.h"
#include "records/institution_store.h"

namespace vestnik {

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
  Actor operator_of_it;
  operator_of_it.institution = place.institution;
  operator_of_it.service = true;
  const std::string key = "operator." + std::string{command.event_type()} + "." + to_iso(place.now);
  return place.service.recorder().run(operator_of_it, command, {key, command.describe()}, place.now);
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
