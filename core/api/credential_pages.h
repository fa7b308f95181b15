#pragma once
/// Slips of the first sign-in and the issue list as pages for the printer (templates/pages).
#include <string>
#include <vector>

#include "journal/credential_slip.h"
#include "ports/http.h"
#include "ports/render.h"
#include "records/credential_store.h"

namespace vestnik {

/// Somebody of the class who gets no code yet, and why, in words.
struct LeftOutOfIssue {
  PersonId person;
  std::string why;
};

/// A page of slips, four on a sheet. `address`: where people sign in, "" when not known. Problems of the renderer.
[[nodiscard]] Result<std::string> slip_page(Transaction& transaction, const Renderer& renderer,
                                            const std::vector<CredentialSlip>& slips,
                                            const std::vector<LeftOutOfIssue>& left_out, const std::string& address);

/// The issue list with a line for each signature. Problems of the renderer.
[[nodiscard]] Result<std::string> issue_list_page(Transaction& transaction, const Renderer& renderer,
                                                  const std::vector<CredentialIssueRow>& rows, Instant now);

/// A page that nobody keeps: it may hold secrets.
[[nodiscard]] Response page_answer(std::string page, int status);

}  // namespace vestnik
