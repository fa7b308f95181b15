#pragma once
/// What an SMTP transaction's end means for a message. By answer and phase, never by the transport's own error:
///   accepted                                   Sent, with the server's words (they hold its queue id)
///   4xx anywhere                               RetryAt
///   5xx to the connection, 530 534 535 538     RetryAt: the operator's trouble, not the address's
///   550 551 553 554 556 at RCPT or at the end  Refused for good, but for 5.3.x, 5.4.x and 5.7.x (RFC 3463: the system,
///                                              its network, its policy), which are not the address's fault
///   … of them at RCPT with 5.1.x, or 550 551 553   the address is dead; otherwise the message alone was refused (a
///     without an enhanced code                     filter's word after DATA says nothing of the mailbox)
///   other 5xx (552: mailbox full)              Refused, not for good
///   no answer after the whole mail was sent    Unknown
///   no answer before that, no TLS, no sign-in  RetryAt
///   not begun, its domain rests or waits       RetryAt
#include <string_view>

#include "net/smtp_client.h"
#include "ports/gateway.h"

namespace vestnik::email_smtp {

[[nodiscard]] Outcome outcome_of(const net::SmtpResult& result, std::string_view address, Instant now);

/// Nobody took the mail over, and the fault is the server's own: not reached, no TLS, no sign-in, "421", no answer
/// before it heard of the recipient. Another server may be tried at once.
[[nodiscard]] bool is_fault_of_server(const net::SmtpResult& result);

}  // namespace vestnik::email_smtp
