// Files told by what they are, and names that go into headers.
#include "plugins/documents/file_kinds.h"

#include <gtest/gtest.h>

namespace vestnik::documents {
namespace {

std::string kind_word(std::string_view name, std::string_view content) {
  const auto kind = kind_of(name, content);
  return kind ? std::string{kind->word} : "none";
}

TEST(FileKinds, AreToldByContentAndName) {
  EXPECT_EQ(kind_word("Устав.pdf", "%PDF-1.7 x"), "pdf");
  EXPECT_EQ(kind_word("Устав.PDF", "%PDF-1.7 x"), "pdf");
  EXPECT_EQ(kind_word("план.docx", std::string_view{"PK\x03\x04 x", 6}), "docx");
  EXPECT_EQ(kind_word("фото.jpeg", "\xff\xd8\xff\xe0"), "jpg");
  EXPECT_EQ(kind_word("план.txt", "Первое.\nВторое."), "txt");
}

TEST(FileKinds, AreNoneForWhatRunsOrBeliesItsName) {
  EXPECT_EQ(kind_word("Устав.html", "<script>"), "none");
  EXPECT_EQ(kind_word("Устав.svg", "<svg/>"), "none");
  EXPECT_EQ(kind_word("Устав.exe", "MZ"), "none");
  EXPECT_EQ(kind_word("Устав.pdf", "MZ not a document"), "none");
  EXPECT_EQ(kind_word("Устав.docx", "%PDF-1.7"), "none");
  EXPECT_EQ(kind_word("Устав.txt", std::string_view{"a\0b", 3}), "none");
  EXPECT_EQ(kind_word("Устав.txt", "\xff\xfe"), "none");
  EXPECT_EQ(kind_word("Устав", "%PDF-1.7"), "none");
  EXPECT_EQ(kind_word("Устав.pdf", ""), "none");
}

TEST(FileKinds, HaveNamesWithoutFoldersAndControls) {
  EXPECT_EQ(safe_name("../../etc/Устав.pdf"), "Устав.pdf");
  EXPECT_EQ(safe_name("C:\\docs\\Устав.pdf"), "Устав.pdf");
  EXPECT_EQ(safe_name("a\r\nb\".pdf"), "ab.pdf");
  EXPECT_EQ(safe_name(".htaccess"), "");
  EXPECT_EQ(safe_name("folder/"), "");
  EXPECT_EQ(safe_name(std::string(121, 'a')), "");
  EXPECT_EQ(safe_name("\xff.pdf"), "");
}

TEST(FileKinds, GoOutAsDownloads) {
  EXPECT_EQ(disposition_of("Ёж 1.pdf", kind_of_word("pdf")),
            "attachment; filename=\"document.pdf\"; filename*=UTF-8''%D0%81%D0%B6%201.pdf");
  EXPECT_EQ(kind_of_word("unheard").content_type, "application/octet-stream");
}

}  // namespace
}  // namespace vestnik::documents
