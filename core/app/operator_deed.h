#pragma once
/// The operator's hand on one institution: done on the database itself, beside a service that may be running, and
/// recorded as the service's.
#include <functional>
#include <string>

#include "app/session.h"
#include "json/json_value.h"
#include "ports/recorder.h"

namespace vestnik {

/// The open service and the institution that an argument named.
struct OperatorPlace {
  Service& service;
  InstitutionId institution;
  Instant now;
};

/// Opens the service, not as the service itself, and works within the institution of this code ("": the only one);
/// answers the exit code. Problems are told on standard error.
int within_institution(const CommandSession& session, const std::string& code,
                       const std::function<int(const OperatorPlace&)>& work);

/// Runs the command as the operator's.
[[nodiscard]] Result<Recorded> run_as_operator(const OperatorPlace& place, Command& command);

/// The same, and prints what `done` makes of its answer; answers the exit code.
int record_deed(const CommandSession& session, const OperatorPlace& place, Command& command,
                const std::function<std::string(const JsonValue& answer)>& done);

/// A whole number of an answer as text, "" where there is none.
[[nodiscard]] std::string member_as_text(const JsonValue& answer, std::string_view member);

/// A sentence of the catalogue.
[[nodiscard]] std::string said(const CommandSession& session, std::string code, Details details);

}  // namespace vestnik
