#pragma once
/// What stands before the router: requests that two HTTP programs could read differently, and requests nobody honest
/// sends, are refused before anything acts on them (RFC 9112 §6.3, §11.2). Needed because libmicrohttpd 0.9.75, even in
/// its strict mode, hands most of them on. Pure functions; any thread.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request_target.h"
#include "ports/http.h"

namespace vestnik {

struct HeaderField {
  std::string_view name;
  std::string_view value;
};

/// Names of headers, whatever their case.
[[nodiscard]] bool same_name(std::string_view left, std::string_view right);

/// A request's head as the wire gave it.
struct RequestHead {
  std::string_view method;
  std::string_view target;   ///< undecoded, with query
  std::string_view version;  ///< "HTTP/1.1"
  std::span<const HeaderField> headers;
};

struct FrontLimits {
  std::size_t target_bytes = 8192;
  std::size_t headers = 100;
  /// Names this service answers to, without port; empty: any. Links are never built from Host.
  std::vector<std::string> hosts;
};

/// A head that passed. Views point into the RequestHead's text.
struct CheckedHead {
  Method method = Method::get;
  bool head_only = false;  ///< HEAD: as GET, answered without its body
  RequestTarget target;
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool expects_continue = false;
  std::string_view content_type;
  std::string_view content_encoding;
  std::string_view idempotency_key;
  std::string_view if_none_match;
  std::string_view if_match;
  std::string_view user_agent;
  std::string_view bearer;         ///< token of "Authorization: Bearer"
  std::string_view forwarded_for;  ///< the last X-Forwarded-For, as sent

  [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// A no. After `close` nothing more may be read from the connection: where its next request begins is not certain.
struct FrontRefusal {
  Problem problem;
  bool close = true;
};

/// Problems of the framing, all closing: "http.bad_version", "http.bad_header" (names with other characters than a
/// token's, which covers "Content-Length :"), "http.duplicate_header" {header},
/// "http.length_and_encoding" (Content-Length beside Transfer-Encoding), "http.bad_length", "http.bad_encoding",
/// "http.target_too_long", "http.too_many_headers", "http.no_host", "http.unknown_host", "http.unknown_method"; and
/// those of parse_target.
[[nodiscard]] std::variant<CheckedHead, FrontRefusal> check_head(const RequestHead& head, const FrontLimits& limits);

/// Whether a header line ended with a bare LF (or CR), which libmicrohttpd takes for CR LF and does not tell. `headers`
/// must be the texts in its own buffer, in order: it puts a zero byte in place of each byte of a line end, so that
/// after a bare one the next name stands only one byte behind the value. The last line is not seen.
[[nodiscard]] bool has_bare_line_end(std::span<const HeaderField> headers);

/// Whether a header was folded over several lines (RFC 9112 §5.2), which libmicrohttpd 0.9.75 reads as no other program
/// does: it adds the further line to the name, so that "Content-Length" is none any more. The same texts as above: the
/// name of such a header is a copy, and so no longer stands before its value.
[[nodiscard]] bool has_folded_line(std::span<const HeaderField> headers);

/// For a body that is coming: "http.unsupported_media_type" unless it is application/json, in UTF-8 where a charset is
/// named, without content coding.
[[nodiscard]] Result<void> check_body_kind(const CheckedHead& head);
/// The same of a body whose kind is the caller's choice: it must be neither packed nor ciphered.
[[nodiscard]] Result<void> check_body_encoding(const CheckedHead& head);
/// The same for what a form sends: application/x-www-form-urlencoded or multipart/form-data.
[[nodiscard]] Result<void> check_form_kind(const CheckedHead& head);

/// "http.bad_idempotency_key" unless the key is 1 to 128 visible ASCII characters.
[[nodiscard]] Result<void> check_idempotency_key(std::string_view key);

}  // namespace vestnik
