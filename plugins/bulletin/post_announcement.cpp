#include "plugins/bulletin/post_announcement.h"

#include <algorithm>
#include <utility>

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/bulletin/announcement_store.h"

namespace vestnik::bulletin {
namespace {

bool group_exists(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT 1 FROM v1_group WHERE institution_id = $1 AND group_id = $2", {transaction.institution(), group},
           [](const Row&) { return true; })
      .has_value();
}

}  // namespace

PostAnnouncement::PostAnnouncement(Announcement announcement, ChangeContext said)
    : announcement_(std::move(announcement)), said_(std::move(said)) {
  auto& groups = announcement_.groups;
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
}

Result<void> PostAnnouncement::check_audience() const {
  const Audiences to = announcement_.audiences;
  if (announcement_.everyone && !announcement_.groups.empty()) return Problem{"bulletin.two_audiences"};
  const bool somewhere = announcement_.everyone || !announcement_.groups.empty();
  if (!somewhere || !(to.staff || to.students || to.parents)) return Problem{"bulletin.no_audience"};
  return {};
}

Result<Facts> PostAnnouncement::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (trimmed(announcement_.title).empty()) return Problem{"bulletin.no_title", {{"field", "title"}}};
  if (const auto audience = check_audience(); !audience) return audience.problem();
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  said_.role = role;
  said_.actor = actor.person;
  announcement_.posted_role = to_text(role);
  AnnouncementPost post{
      .context = said_,
      .urgent = announcement_.urgent,
      .everyone = announcement_.everyone,
      .own_groups_only = !announcement_.everyone &&
                         Reader::of(transaction, actor.person, *today).belongs_to_all(announcement_.groups)};
  Facts facts;
  JudgedChange judged;
  judged.judged_on = *today;
  judged.change = std::move(post);
  facts.changes.push_back(std::move(judged));
  return facts;
}

std::string PostAnnouncement::describe() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("title", announcement_.title).member("body", announcement_.body);
  json.member("urgent", announcement_.urgent).member("everyone", announcement_.everyone);
  json.key("groups").begin_array();
  for (const GroupId group : announcement_.groups) json.value(group.value);
  json.end_array().end_object();
  return text;
}

Result<Written> PostAnnouncement::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  // After the regulation's word: whoever may address the own groups alone is told so of a group that is not there too.
  for (const GroupId group : announcement_.groups) {
    if (!group_exists(transaction, group)) return Problem{"bulletin.unknown_group", {{"field", "groups"}}};
  }
  announcement_.posted_by = actor.person;
  announcement_.posted_at = now;
  const AnnouncementId id = add_announcement(transaction, announcement_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("announcement", id.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::bulletin
