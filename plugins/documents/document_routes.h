#pragma once
/// The questions about the store of documents.
#include "plugins/documents/document_commands.h"
#include "ports/plugin.h"

namespace vestnik::documents {

/// Any thread. The host must outlive it, and it the routes.
class DocumentRoutes {
 public:
  /// `most_bytes`: what the files of an institution may take together.
  DocumentRoutes(Host& host, std::int64_t most_bytes) : host_(host), most_bytes_(most_bytes) {}
  void contribute();

 private:
  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response file(const Request& request);
  [[nodiscard]] Response keep(const Request& request);
  [[nodiscard]] Response withdraw(const Request& request);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           Response (DocumentRoutes::*handle)(const Request&));

  Host& host_;
  std::int64_t most_bytes_;
};

}  // namespace vestnik::documents
