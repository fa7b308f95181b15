#pragma once
/// What every handler does before its own lines: ids from the path, the body, the command's key.
#include <cstdint>
#include <functional>
#include <string_view>

#include "json/object_reader.h"
#include "ports/http.h"
#include "ports/recorder.h"

namespace vestnik {

/// A positive id from the path; 0 for anything else, which no object has: it answers like one that does not exist.
[[nodiscard]] std::int64_t id_of_path(const Request& request, std::string_view name);
/// A whole number from the query within [least, most]; `otherwise` when it is not there. Problems
/// "http.not_a_number" {field}, "json.out_of_range" {field, least, most}.
[[nodiscard]] Result<std::int64_t> number_of_query(const Request& request, std::string_view name,
                                                   std::int64_t otherwise, std::int64_t least, std::int64_t most);
/// "true" or "false" of the query; false when it is not there. Problem "http.not_a_flag" {field}: "True" or "1" taken
/// for false would do something else than was asked.
[[nodiscard]] Result<bool> flag_of_query(const Request& request, std::string_view name);
/// Reads the body with `read`; Problem of the first thing that is wrong with it.
[[nodiscard]] Result<void> read_request_body(const Request& request, const std::function<void(ObjectReader&)>& read);
/// The key of the command and the digest of method, path, query and body it stands for.
[[nodiscard]] CommandKey command_key(const Request& request);

}  // namespace vestnik
