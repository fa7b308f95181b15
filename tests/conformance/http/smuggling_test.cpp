/// Bodies whose end two programs could see in different places: whatever is hidden behind one is never answered.
#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

class HiddenRequests : public ::testing::Test {
 protected:
  HiddenRequests() { house.start(house.usual_routes()); }

  /// Sends a POST and behind its body a request that must not be seen; everything that came back until the end.
  std::string all_answers(const std::string& headers, const std::string& body) {
    RawClient client{house.server->port()};
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n" +
                body);
    std::string heard;
    for (RawAnswer answer = client.receive(); answer.status != 0; answer = client.receive()) {
      heard += std::to_string(answer.status) + ' ' + answer.body + '\n';
    }
    return heard;
  }
  void expect_refusal(const std::string& headers, const std::string& body) {
    const std::string heard = all_answers(headers, body);
    EXPECT_TRUE(heard.starts_with("400 ") || heard.starts_with("413 ")) << headers << body << heard;
    // The library itself writes the head of its own refusals twice, so answers are told by what they say.
    EXPECT_EQ(heard.find("hello"), std::string::npos) << headers << body << heard;
    EXPECT_EQ(house.handled, 0) << headers << body;
  }

  const std::string hidden = get("/hello");
  TestHouse house;
};

TEST_F(HiddenRequests, ALengthThatIsNoPlainNumber) {
  for (const char* length :
       {"+2", "-2", "0x2", "2,2", "2 2", "2;", "", "18446744073709551618", "99999999999999999999999"}) {
    expect_refusal("Content-Length: " + std::string{length} + "\r\n", "{}" + hidden);
  }
}

TEST_F(HiddenRequests, AnEncodingThatIsWrittenOddly) {
  for (const char* encoding :
       {"xchunked", "chunked, identity", "identity, chunked", "chunked;q=1", "\"chunked\"", ""}) {
    expect_refusal("Transfer-Encoding: " + std::string{encoding} + "\r\n", "0\r\n\r\n" + hidden);
    expect_refusal("Content-Length: 5\r\nTransfer-Encoding: " + std::string{encoding} + "\r\n", "0\r\n\r\n" + hidden);
  }
}

TEST_F(HiddenRequests, AnEncodingOrALengthOnAFoldedLine) {
  expect_refusal("Content-Length: 5\r\nX-A: 1\r\n Transfer-Encoding: chunked\r\nTransfer-Encoding:\r\n chunked\r\n",
                 "0\r\n\r\n" + hidden);
  expect_refusal("Content-Length:\r\n 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden);
}

TEST_F(HiddenRequests, AnyFoldedLineAtAll) {
  for (const char* folded : {"X-A: 1\r\n more\r\n", "X-A:\r\n\tmore\r\nX-B: 2\r\n", "X-A: 1\r\n \r\nX-B: 2\r\n"}) {
    const RawAnswer answer = house.ask(get("/hello", folded));
    EXPECT_EQ(answer.status, 400) << folded;
    EXPECT_EQ(code_of(answer), "http.bad_line_end") << folded;
  }
  EXPECT_EQ(house.handled, 0);
}

TEST_F(HiddenRequests, ANameWithASpaceOrAnotherCharacter) {
  for (const char* name : {"Transfer-Encoding ", "Transfer-Encoding\t", "Transfer Encoding", "Transfer_Encoding\v"}) {
    const std::string heard =
        all_answers("Content-Length: 5\r\n" + std::string{name} + ": chunked\r\n", "0\r\n\r\n" + hidden);
    EXPECT_TRUE(heard.starts_with("400 ")) << name << heard;
    EXPECT_EQ(house.handled, 0) << name;
  }
}

TEST_F(HiddenRequests, AChunkWhoseSizeIsNone) {
  for (const char* size : {"-2", "+2", "0x2", "g", "", "2 2", "10000000000000002", "FFFFFFFFFFFFFFFFFF"}) {
    const std::string heard =
        all_answers("Transfer-Encoding: chunked\r\n", std::string{size} + "\r\n{}\r\n0\r\n\r\n" + hidden);
    EXPECT_EQ(heard.find("hello"), std::string::npos) << size << heard;
    EXPECT_EQ(house.handled, 0) << size << heard;
  }
}

TEST_F(HiddenRequests, AChunkThatIsLongerThanItsSize) {
  const std::string heard = all_answers("Transfer-Encoding: chunked\r\n", "2\r\n{}x\r\n0\r\n\r\n" + hidden);
  EXPECT_EQ(heard.find("hello"), std::string::npos) << heard;
  EXPECT_EQ(house.handled, 0) << heard;
}

TEST_F(HiddenRequests, ABodyThatNobodyExpectsIsNoFurtherRequest) {
  RawClient client{house.server->port()};
  client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(hidden.size()) +
              "\r\n\r\n" + hidden);
  EXPECT_EQ(client.receive().status, 400);
  EXPECT_EQ(client.ask(get("/things/next")).status, 200);
  EXPECT_EQ(house.handled, 1) << "of the two, the last alone";
}

TEST_F(HiddenRequests, OldAndUnknownVersions) {
  for (const char* first :
       {"GET /hello\r\n\r\n", "GET /hello HTTP/0.9\r\n\r\n", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n", "GET /hello\tHTTP/1.1\r\nHost: a\r\n\r\n"}) {
    const RawAnswer answer = house.ask(first);
    EXPECT_TRUE(answer.status == 0 || answer.status >= 400) << first << answer.status;
    EXPECT_EQ(house.handled, 0) << first;
  }
}

}  // namespace
}  // namespace vestnik::test
