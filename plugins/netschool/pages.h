#pragma once
/// The pages of the protocol, one function an address. Each is asked for a call whose token opened (public ones: for
/// any call) and answers what the protocol says, never a problem document.
#include "plugins/netschool/call.h"

namespace vestnik::netschool {

// Of schools and the service; open to anybody.
[[nodiscard]] Response logindata(const Call& call);
[[nodiscard]] Response prepare_login_form(const Call& call);
[[nodiscard]] Response search_schools(const Call& call);
[[nodiscard]] Response school_addresses(const Call& call);
[[nodiscard]] Response system_info(const Call& call);
[[nodiscard]] Response upload_limits(const Call& call);

// Of the person.
[[nodiscard]] Response context(const Call& call);
[[nodiscard]] Response my_settings(const Call& call);
[[nodiscard]] Response school_card(const Call& call);
[[nodiscard]] Response current_year(const Call& call);
[[nodiscard]] Response all_years(const Call& call);
[[nodiscard]] Response year_list(const Call& call);

// Of the diary.
[[nodiscard]] Response diary_init(const Call& call);
[[nodiscard]] Response diary(const Call& call);
[[nodiscard]] Response assignment(const Call& call);
[[nodiscard]] Response types_of_assignments(const Call& call);

// Of the board and the mail.
[[nodiscard]] Response announcements(const Call& call);
[[nodiscard]] Response mail_registry(const Call& call);
[[nodiscard]] Response mail_unread(const Call& call);
[[nodiscard]] Response mail_message(const Call& call);

// Of the forms of reports.
[[nodiscard]] Response report_form(const Call& call);
[[nodiscard]] Response report_filters(const Call& call);

// What the product does not have, or does not let these clients do.
[[nodiscard]] Response nothing_listed(const Call& call);
[[nodiscard]] Response not_there(const Call& call);
[[nodiscard]] Response no_photo(const Call& call);
[[nodiscard]] Response read_only(const Call& call);

}  // namespace vestnik::netschool
