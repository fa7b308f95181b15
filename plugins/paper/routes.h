#pragma once
/// The questions of paper: the queue, the page for the printer, what became of a sheet, a report on request.
#include "plugins/paper/sheet_store.h"
#include "ports/plugin.h"

namespace vestnik::paper {

/// Any thread. The host must outlive it, and it the routes.
class PaperRoutes {
 public:
  explicit PaperRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response queue(const Request& request);
  [[nodiscard]] Response print(const Request& request);
  [[nodiscard]] Response printed(const Request& request);
  [[nodiscard]] Response handed_over(const Request& request);
  [[nodiscard]] Response ask(const Request& request);

 private:
  /// Reads for somebody who may see the queue; `whose`: the class teacher it is cut down to, none for all classes.
  using Read = std::function<Result<std::string>(Transaction&, PersonId whose, CivilDate today)>;
  [[nodiscard]] Result<std::string> reading(const Request& request, const Read& read);
  [[nodiscard]] Response run(const Request& request, Command& command, bool created);
  [[nodiscard]] PersonId student_of(const Request& request, SheetId sheet);

  Host& host_;
};

}  // namespace vestnik::paper
