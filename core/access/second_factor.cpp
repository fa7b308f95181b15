#include "access/second_factor.h"

#include <sodium.h>

#include <span>

#include "access/one_time_code.h"
#include "base/digest.h"
#include "base/signature.h"
#include "base/text.h"
#include "records/activation_code.h"
#include "records/second_factor_store.h"

namespace vestnik {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string owner_of_secret(Transaction& transaction, AccountId account) {
  return std::to_string(transaction.institution().value) + ':' + std::to_string(account.value);
}

/// Apps show "123 456".
std::string digits_of_code(std::string_view code) {
  std::string digits;
  for (const char c : code) {
    if (c != ' ') digits += c;
  }
  return digits;
}

}  // namespace

bool SecondFactors::is_set(Transaction& transaction, AccountId account) {
  const auto factor = find_factor(transaction, account);
  return factor && factor->confirmed_at;
}

std::optional<std::string> SecondFactors::begin(Transaction& transaction, AccountId account, Instant now) const {
  if (is_set(transaction, account)) return std::nullopt;
  std::string secret(one_time_secret_bytes, '\0');
  random_.fill(std::as_writable_bytes(std::span{secret}));
  begin_factor(transaction, account, seal(secret, owner_of_secret(transaction, account)), now);
  return secret;
}

std::optional<std::vector<std::string>> SecondFactors::confirm(Transaction& transaction, AccountId account,
                                                               std::string_view code, Instant now) const {
  const auto factor = find_factor(transaction, account);
  if (!factor || factor->confirmed_at) return std::nullopt;
  const auto step = fitting_step(factor->sealed, owner_of_secret(transaction, account), code, 0, now);
  if (!step) return std::nullopt;
  confirm_factor(transaction, account, *step, now);
  std::vector<std::string> codes;
  std::vector<std::string> digests;
  while (codes.size() < recovery_codes) {
    codes.push_back(make_activation_code(random_) + '-' + make_activation_code(random_));
    digests.push_back(activation_digest(codes.back()));
  }
  put_recovery_codes(transaction, account, digests);
  return codes;
}

bool SecondFactors::take(Transaction& transaction, AccountId account, std::string_view code, Instant now) const {
  const auto factor = find_factor(transaction, account);
  if (!factor || !factor->confirmed_at) return false;
  const auto step = fitting_step(factor->sealed, owner_of_secret(transaction, account), code, factor->last_step, now);
  if (!step) return use_recovery_code(transaction, account, activation_digest(code), now);
  note_factor_step(transaction, account, *step);
  return true;
}

std::optional<std::int64_t> SecondFactors::fitting_step(std::string_view sealed, const std::string& whose,
                                                        std::string_view code, std::int64_t after, Instant now) const {
  const auto secret = unseal(sealed, whose);
  if (!secret) return std::nullopt;
  const std::string digits = digits_of_code(code);
  // A telephone's clock may be half a minute off, and a code takes its time to be typed (RFC 6238, 5.2).
  const std::int64_t step = one_time_step_of(now);
  for (const std::int64_t near : {step - 1, step, step + 1}) {
    if (near > after && same_digest(one_time_code(*secret, near), digits)) return near;
  }
  return std::nullopt;
}

std::string SecondFactors::seal(std::string_view secret, const std::string& whose) const {
  std::string sealed(nonce_bytes + secret.size() + tag_bytes, '\0');
  random_.fill(std::as_writable_bytes(std::span{sealed.data(), nonce_bytes}));
  unsigned char* nonce = bytes_of(sealed);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(secret), secret.size(),
                                             bytes_of(std::string_view{whose}), whose.size(), nullptr, nonce,
                                             key_.data());
  return to_base64(sealed);
}

std::optional<std::string> SecondFactors::unseal(std::string_view sealed, const std::string& whose) const {
  const auto bytes = from_base64(sealed);
  if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return std::nullopt;
  std::string secret(bytes->size() - nonce_bytes - tag_bytes, '\0');
  const unsigned char* nonce = bytes_of(std::string_view{*bytes});
  const bool whole = crypto_aead_xchacha20poly1305_ietf_decrypt(
                         bytes_of(secret), nullptr, nullptr, nonce + nonce_bytes, bytes->size() - nonce_bytes,
                         bytes_of(std::string_view{whose}), whose.size(), nonce, key_.data()) == 0;
  return whole ? std::optional{std::move(secret)} : std::nullopt;
}

}  // namespace vestnik
