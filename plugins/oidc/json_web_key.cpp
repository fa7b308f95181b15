#include "plugins/oidc/json_web_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <memory>

#include "plugins/oidc/encodings.h"

namespace vestnik::oidc {
namespace {

constexpr int least_rsa_bits = 2048;
constexpr std::size_t p256_bytes = 32;

template <auto release>
struct Release {
  template <class Thing>
  void operator()(Thing* thing) const {
    release(thing);
  }
};
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

std::string member(const JsonValue& key, std::string_view name) {
  const JsonValue* value = key.find(name);
  return value == nullptr || value->text() == nullptr ? std::string{} : *value->text();
}

std::string octets(const JsonValue& key, std::string_view name) {
  return from_base64url(member(key, name)).value_or("");
}

Number number_of(const std::string& bytes) {
  return Number{
      BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr)};
}

std::string pem_of(const char* kind, OSSL_PARAM_BLD* builder) {
  const Parameters parameters{OSSL_PARAM_BLD_to_param(builder)};
  const Context context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
  EVP_PKEY* made = nullptr;
  const bool read = parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1;
  const Key key{made};
  const Memory memory{BIO_new(BIO_s_mem())};
  if (!read || PEM_write_bio_PUBKEY(memory.get(), key.get()) != 1) return {};
  char* text = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string rsa_pem(const JsonValue& key) {
  const Number modulus = number_of(octets(key, "n"));
  const Number exponent = number_of(octets(key, "e"));
  const Builder builder{OSSL_PARAM_BLD_new()};
  const bool whole = modulus && exponent && BN_num_bits(modulus.get()) >= least_rsa_bits && BN_is_odd(exponent.get()) &&
                     OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) == 1 &&
                     OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) == 1;
  return whole ? pem_of("RSA", builder.get()) : std::string{};
}

std::string p256_pem(const JsonValue& key) {
  const std::string x = octets(key, "x");
  const std::string y = octets(key, "y");
  if (member(key, "crv") != "P-256" || x.size() != p256_bytes || y.size() != p256_bytes) return {};
  const std::string point = '\x04' + x + y;
  const Builder builder{OSSL_PARAM_BLD_new()};
  const bool whole =
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1;
  return whole ? pem_of("EC", builder.get()) : std::string{};
}

}  // namespace

std::optional<PublicKey> read_web_key(const JsonValue& key) {
  const std::string kind = member(key, "kty");
  const std::string use = member(key, "use");
  if ((kind != "RSA" && kind != "EC") || (!use.empty() && use != "sig")) return std::nullopt;
  PublicKey made{kind == "RSA" ? KeyKind::rsa : KeyKind::p256, member(key, "kid"), {}};
  made.pem = kind == "RSA" ? rsa_pem(key) : p256_pem(key);
  return made.pem.empty() ? std::nullopt : std::optional{made};
}

}  // namespace vestnik::oidc
