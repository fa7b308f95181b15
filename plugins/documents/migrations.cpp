#include "plugins/documents/migrations.h"

#include <array>

namespace vestnik::documents {
namespace {

/// Files lie beside their documents, so that lists never read them, in base64: text is what both engines keep alike.
constexpr std::string_view document_tables = R"sql(
CREATE TABLE p_documents_document (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  title TEXT NOT NULL,
  section TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE p_documents_file (
  institution_id BIGINT NOT NULL,
  document_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size BIGINT NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, document_id, version)
);
CREATE TABLE p_documents_resource (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  title TEXT NOT NULL,
  about TEXT NOT NULL,
  address TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
)sql";

/// What the files take together is added up without a look at the files.
constexpr std::string_view file_sizes = R"sql(
CREATE INDEX p_documents_file_by_size ON p_documents_file (institution_id, size);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 2> steps{Migration{1, "documents", document_tables},
                                                  Migration{2, "file sizes", file_sizes}};
  return steps;
}

}  // namespace vestnik::documents
