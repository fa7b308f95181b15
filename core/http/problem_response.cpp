#include "http/problem_response.h"

#include "json/problem_document.h"

namespace vestnik {

Response problem_response(const Problem& problem, const MessageCatalogue& messages) {
  return problem_response(problem, messages, {});
}

Response problem_response(const Problem& problem, const MessageCatalogue& messages, std::string_view request_id) {
  const ProblemText text = messages.explain(problem);
  Response response;
  response.status = text.status;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = problem_document(problem, text.status, text.title, text.next, request_id);
  return response;
}

}  // namespace vestnik
