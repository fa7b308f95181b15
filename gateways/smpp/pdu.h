#pragma once
/// The frame of SMPP 3.4 (Short Message Peer to Peer Protocol Specification v3.4, 12 October 1999): a header of four
/// big-endian numbers (5.1) and a body. Nothing here believes a length that came from outside.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::smpp {

/// 5.1.2.1. A response has the highest bit set.
enum class Command : std::uint32_t {
  unbind = 0x00000006,
  submit_sm = 0x00000004,
  deliver_sm = 0x00000005,
  bind_transceiver = 0x00000009,
  enquire_link = 0x00000015,
  alert_notification = 0x00000102,
  data_sm = 0x00000103,
  generic_nack = 0x80000000,
  submit_sm_resp = 0x80000004,
  deliver_sm_resp = 0x80000005,
  unbind_resp = 0x80000006,
  bind_transceiver_resp = 0x80000009,
  enquire_link_resp = 0x80000015,
  data_sm_resp = 0x80000103,
};

struct Pdu {
  Command command{};
  std::uint32_t status = 0;
  std::uint32_t sequence = 0;
  std::string_view body;
};

inline constexpr std::size_t pdu_header = 16;
/// A deliver_sm with a payload of 64 KiB fits; a longer one is nobody's message.
inline constexpr std::size_t largest_pdu = 70'000;

void append_number(std::string& out, std::uint32_t value, std::size_t octets);
/// A C-octet string: the text without its NULs, cut to `longest` octets, and one NUL.
void append_c_string(std::string& out, std::string_view text, std::size_t longest);
/// An optional parameter (5.3.2).
void append_tlv(std::string& out, std::uint16_t tag, std::string_view value);
void append_pdu(std::string& out, const Pdu& pdu);

/// Cuts a stream of bytes into PDUs.
class PduReader {
 public:
  void feed(std::string_view bytes);
  /// The next whole PDU; its body lives until the next feed().
  [[nodiscard]] std::optional<Pdu> next();
  /// A length that no PDU has was read: where the next one begins is not known any more.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  std::string buffer_;
  std::size_t read_ = 0;
  bool broken_ = false;
};

/// Reads the fields of a body in order. A field that is not there whole makes it bad() and reads as nothing.
class BodyReader {
 public:
  explicit BodyReader(std::string_view body) : rest_(body) {}
  [[nodiscard]] std::uint32_t number(std::size_t octets);
  /// Without its NUL; bad when no NUL comes within `longest` octets.
  [[nodiscard]] std::string_view c_string(std::size_t longest);
  [[nodiscard]] std::string_view octets(std::size_t count);
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool bad() const { return bad_; }

 private:
  std::string_view rest_;
  bool bad_ = false;
};

}  // namespace vestnik::smpp
