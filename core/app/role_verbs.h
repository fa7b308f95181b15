#pragma once
/// `vestnik roles …`: who holds which role by which order, and why somebody may what. Done on the database itself,
/// beside a running service; refused with the same clause as over the API.
#include <string>

#include "app/session.h"

namespace vestnik {

/// As the arguments say it; days are "YYYY-MM-DD".
struct RoleWish {
  std::string institution;  ///< code; "" where there is only one
  std::string person;       ///< number, or how the full name begins
  std::string role;         ///< a word of the access matrix
  std::string order;
  std::string order_date;
  std::string from;        ///< "": today
  std::string to;          ///< last day, included; "": until further notice
  std::string group;       ///< name of the class or group the role reaches; "": see below
  std::string subject;     ///< name of the subject
  std::string department;  ///< name of the department; all three "": the whole institution
  std::int64_t grant = 0;  ///< to revoke: number of the line of `list`
  bool ended = false;      ///< with those that are over
};

int print_roles(const CommandSession& session, const RoleWish& wish);
/// The roles of one person, what gave each, and every right they open, with the clause where a regulation opened it.
int explain_roles(const CommandSession& session, const RoleWish& wish);
int grant_role(const CommandSession& session, const RoleWish& wish);
int revoke_role(const CommandSession& session, const RoleWish& wish);

}  // namespace vestnik
