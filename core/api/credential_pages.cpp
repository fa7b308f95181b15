#include "api/credential_pages.h"

#include "base/wall_text.h"
#include "records/institution_store.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::string_view print_pages = "pages";

std::string name_for_page(Transaction& transaction, PersonId person) {
  const auto found = person ? find_person(transaction, person) : std::nullopt;
  return found ? full_name(*found) : std::string{};
}

std::string day_for_page(const std::optional<TimeZone>& zone, Instant at) {
  return zone ? to_russian_short(zone->local(at).date) : std::string{};
}

TemplateData head_of_page(Transaction& transaction) {
  TemplateData data;
  const auto institution = own_institution(transaction);
  data.text["institution"] = institution ? institution->short_name : "";
  data.text["phone"] = institution ? institution->phone : "";
  data.text["clause"] = "";
  return data;
}

TemplateData slip_for_page(Transaction& transaction, const CredentialSlip& slip, const std::string& address) {
  const auto zone = zone_of_institution(transaction);
  const auto institution = own_institution(transaction);
  TemplateData data;
  data.text["school"] = institution ? institution->short_name : "";
  data.text["school_code"] = institution ? institution->code : "";
  data.text["school_phone"] = institution ? institution->phone : "";
  data.text["holder"] = name_for_page(transaction, slip.person);
  data.text["pupil"] = slip.student == slip.person ? "" : name_for_page(transaction, slip.student);
  data.truth["has_pupil"] = !data.text["pupil"].empty();
  data.text["login"] = slip.login;
  data.text["code"] = slip.code;
  data.text["code_until"] = day_for_page(zone, slip.expires_at);
  data.text["sign_in_address"] = address;
  data.truth["has_address"] = !address.empty();
  return data;
}

Result<std::string> rendered_page(const Renderer& renderer, std::string_view name, const TemplateData& data) {
  auto page = renderer.render(print_pages, name, data);
  if (!page) return std::move(page).problem();
  return std::move(page->html);
}

}  // namespace

Result<std::string> slip_page(Transaction& transaction, const Renderer& renderer,
                              const std::vector<CredentialSlip>& slips, const std::vector<LeftOutOfIssue>& left_out,
                              const std::string& address) {
  TemplateData data = head_of_page(transaction);
  auto& list = data.lists["slips"];
  for (const CredentialSlip& slip : slips) list.push_back(slip_for_page(transaction, slip, address));
  auto& others = data.lists["left_out"];
  for (const LeftOutOfIssue& each : left_out) {
    TemplateData line;
    line.text["holder"] = name_for_page(transaction, each.person);
    line.text["why"] = each.why;
    others.push_back(std::move(line));
  }
  data.truth["has_left_out"] = !left_out.empty();
  return rendered_page(renderer, "credential_slips", data);
}

Result<std::string> issue_list_page(Transaction& transaction, const Renderer& renderer,
                                    const std::vector<CredentialIssueRow>& rows, Instant now) {
  const auto zone = zone_of_institution(transaction);
  TemplateData data = head_of_page(transaction);
  data.text["printed_on"] = day_for_page(zone, now);
  auto& list = data.lists["issues"];
  for (const CredentialIssueRow& row : rows) {
    TemplateData line;
    line.text["number"] = std::to_string(row.id);
    line.text["holder"] = name_for_page(transaction, row.person);
    line.text["pupil"] = row.student == row.person ? "" : name_for_page(transaction, row.student);
    line.text["login"] = row.login;
    line.text["issued_on"] = day_for_page(zone, row.issued_at);
    line.text["issuer"] = name_for_page(transaction, row.issued_by);
    line.text["received_on"] = row.received_on ? to_russian_short(*row.received_on) : "";
    list.push_back(std::move(line));
  }
  return rendered_page(renderer, "credential_list", data);
}

Response page_answer(std::string page, int status) {
  Response response;
  response.status = status;
  response.body = std::move(page);
  response.content_type = "text/html; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace vestnik
