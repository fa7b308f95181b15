#include "plugins/oidc/id_token.h"

#include <Poco/Crypto/ECKey.h>
#include <Poco/Crypto/RSAKey.h>
#include <Poco/JWT/Signer.h>
#include <gtest/gtest.h>

#include <sstream>

#include "plugins/oidc/encodings.h"

namespace vestnik::oidc {
namespace {

using Poco::JWT::Signer;

constexpr std::int64_t now_s = 1'800'000'000;

class IdTokenTest : public ::testing::Test {
 protected:
  IdTokenTest() {
    keys.push_back({KeyKind::rsa, "r", pem_of(*rsa())});
    keys.push_back({KeyKind::p256, "e", pem_of(*ec())});
  }
  // Made once: a key takes its time.
  static const Poco::SharedPtr<Poco::Crypto::RSAKey>& rsa() {
    static const Poco::SharedPtr<Poco::Crypto::RSAKey> key{
        new Poco::Crypto::RSAKey(Poco::Crypto::RSAKey::KL_2048, Poco::Crypto::RSAKey::EXP_LARGE)};
    return key;
  }
  static const Poco::SharedPtr<Poco::Crypto::ECKey>& ec() {
    static const Poco::SharedPtr<Poco::Crypto::ECKey> key{new Poco::Crypto::ECKey("prime256v1")};
    return key;
  }
  template <class Key>
  static std::string pem_of(const Key& key) {
    std::ostringstream pem;
    key.save(&pem);
    return pem.str();
  }
  static Poco::JWT::Token good(const std::string& kid) {
    Poco::JWT::Token token;
    token.header().set("kid", kid);
    token.payload().set("iss", "https://id.example");
    token.payload().set("aud", "vestnik");
    token.payload().set("sub", "person-7");
    token.payload().set("nonce", "n1");
    token.payload().set("iat", now_s - 5);
    token.payload().set("exp", now_s + 300);
    return token;
  }
  static std::string by_rsa(Poco::JWT::Token token) {
    Signer signer;
    signer.setRSAKey(rsa()).setAlgorithms({Signer::ALGO_RS256});
    return signer.sign(token, Signer::ALGO_RS256);
  }
  std::string said(const std::string& token) {
    const auto subject =
        check_id_token(token, keys, {"https://id.example", "vestnik", "n1", from_microseconds(now_s * 1'000'000)});
    return subject ? *subject : std::string{subject.problem().detail("why")};
  }
  template <class Change>
  std::string changed(Change&& change) {
    Poco::JWT::Token token = good("r");
    change(token.payload());
    return said(by_rsa(token));
  }

  std::vector<PublicKey> keys;
};

TEST_F(IdTokenTest, ASubjectIsReadFromATokenOfEitherKey) {
  EXPECT_EQ(said(by_rsa(good("r"))), "person-7");
  Signer signer;
  signer.setECKey(ec()).setAlgorithms({Signer::ALGO_ES256});
  Poco::JWT::Token token = good("e");
  EXPECT_EQ(said(signer.sign(token, Signer::ALGO_ES256)), "person-7");
  Poco::JWT::Token nameless = good("r");
  nameless.header().remove("kid");
  EXPECT_EQ(said(by_rsa(nameless)), "person-7") << "the only key of its kind";
}

TEST_F(IdTokenTest, ATokenIsBelievedOnlyWithTheProvidersSignature) {
  const std::string whole = by_rsa(good("r"));
  std::string altered = whole;
  altered[altered.find('.') + 10] ^= 1;
  EXPECT_NE(said(altered), "person-7");
  EXPECT_EQ(said(whole.substr(0, whole.rfind('.') + 1)), "signature") << "none";
  Poco::JWT::Token unknown = good("other");
  EXPECT_EQ(said(by_rsa(unknown)), "kid");
  EXPECT_TRUE(has_unknown_key(by_rsa(unknown), keys));
  EXPECT_FALSE(has_unknown_key(whole, keys));
  const std::string crossed = by_rsa(good("e"));
  EXPECT_EQ(said(crossed), "kid") << "a key of the other kind";
  for (const char* broken : {"", ".", "..", "a.b.c", "e30.e30.e30.e30", "e30.e30.=="})
    EXPECT_NE(said(broken), "person-7");
}

TEST_F(IdTokenTest, TheTokenDoesNotChooseHowItIsChecked) {
  // The public key as the secret of HS256, and no signature at all.
  Signer signer{keys[0].pem};
  Poco::JWT::Token token = good("r");
  EXPECT_EQ(said(signer.sign(token, Signer::ALGO_HS256)), "alg");
  const std::string none = to_base64url(R"({"alg":"none"})") + '.' +
                           to_base64url(R"({"iss":"https://id.example","aud":"vestnik","sub":"person-7"})") + '.';
  EXPECT_EQ(said(none), "alg");
  Poco::JWT::Token critical = good("r");
  critical.header().set("crit", "b64");
  EXPECT_EQ(said(by_rsa(critical)), "crit");
}

TEST_F(IdTokenTest, EveryClaimMustHold) {
  using Claims = Poco::JSON::Object;
  EXPECT_EQ(changed([](Claims& claims) { claims.set("iss", "https://id.example/"); }), "iss");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("aud", "another"); }), "aud");
  EXPECT_EQ(changed([](Claims& claims) { claims.remove("aud"); }), "aud");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("azp", "another"); }), "aud");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("nonce", "n2"); }), "nonce");
  EXPECT_EQ(changed([](Claims& claims) { claims.remove("nonce"); }), "nonce");
  EXPECT_EQ(changed([](Claims& claims) { claims.remove("exp"); }), "exp");
  EXPECT_EQ(changed([](Claims& claims) { claims.remove("iat"); }), "iat");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("sub", ""); }), "sub");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("sub", std::string(256, 'x')); }), "sub");
  const auto several = [](Claims& claims) {
    Poco::JSON::Array audience;
    audience.add("vestnik");
    audience.add("another");
    claims.set("aud", audience);
  };
  EXPECT_EQ(changed(several), "aud") << "of several without the one it was made for";
  EXPECT_EQ(changed([&](Claims& claims) {
              several(claims);
              claims.set("azp", "vestnik");
            }),
            "person-7");
}

TEST_F(IdTokenTest, TimesAreForgivenAMinute) {
  using Claims = Poco::JSON::Object;
  EXPECT_EQ(changed([](Claims& claims) { claims.set("exp", now_s - 59); }), "person-7");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("exp", now_s - 60); }), "exp");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("nbf", now_s + 60); }), "person-7");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("nbf", now_s + 61); }), "nbf");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("iat", now_s + 61); }), "iat");
  EXPECT_EQ(changed([](Claims& claims) { claims.set("exp", 9'000'000'000'000'000'000); }), "exp");
}

TEST(Encodings, AreThoseOfTheSpecifications) {
  // RFC 7636, appendix B.
  EXPECT_EQ(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  EXPECT_EQ(to_base64url(std::string_view{"\xff\xfe", 2}), "__4");
  EXPECT_EQ(from_base64url("__4"), std::string("\xff\xfe"));
  for (const char* broken : {"a", "__4=", "a b=", "a+b/"}) EXPECT_FALSE(from_base64url(broken)) << broken;
}

}  // namespace
}  // namespace vestnik::oidc
