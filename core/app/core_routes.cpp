#include "app/core_routes.h"

#include <iterator>
#include <utility>

#include "app/program_desk.h"

namespace vestnik {

std::vector<Route> core_routes(const ApiPorts& ports, RouteSources sources) {
  std::vector<Route> routes;
  const auto take = [&](std::vector<Route> more) {
    routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  take(session_routes(ports));
  take(own_access_routes(ports));
  take(credential_routes(ports, sources.pages, std::move(sources.address)));
  take(account_control_routes(ports));
  take(journal_routes(ports));
  take(lesson_routes(ports));
  take(substitution_routes(ports));
  take(student_routes(ports));
  take(absence_routes(ports));
  take(final_routes(ports));
  take(term_routes(ports));
  take(family_routes(ports, std::move(sources.channels)));
  take(privacy_routes(ports));
  take(personal_data_routes(ports, std::move(sources.personal_tables), sources.pages));
  take(form_routes(ports, sources.pages));
  take(contact_routes(ports, std::move(sources.contact_kinds)));
  take(unsubscribe_routes(ports));
  take(application_routes(ports));
  take(draft_routes(ports));
  take(settings_routes(ports));
  take(informing_routes(ports));
  take(delivery_routes(ports));
  take(wave_routes(ports));
  const RegulationDesk desk = [share = sources.share.string()](const std::string& what, const std::string& body) {
    return ask_program(own_program(), {"--share", share, "regulation", "answer", what}, body);
  };
  take(regulation_routes(ports, desk));
  take(regulation_deed_routes(ports, desk, std::move(sources.deeds)));
  take(simulation_routes(ports, sources.simulations));
  take(duty_routes(ports, std::move(sources.duties)));
  take(leave_routes(ports));
  take(role_routes(ports));
  take(class_teacher_routes(ports));
  take(export_routes(ports, sources.postgres ? TableCatalogue::postgres : TableCatalogue::sqlite));
  take(rights_routes(ports));
  take(right_switch_routes(ports));
  take(aggregate_routes(ports));
  take(token_routes(ports, std::move(sources.tokens)));
  take(identity_routes(ports));
  take(audit_routes(ports));
  take(lesson_history_routes(ports));
  take(service_routes(ports, std::move(sources.openapi)));
  return routes;
}

}  // namespace vestnik
