#pragma once
/// The verbs of the command line, one function each; they answer the exit code.
#include <string>

#include "app/regulation_tools.h"
#include "app/session.h"
#include "records/audit_reader.h"

namespace vestnik {

/// Serves until SIGINT or SIGTERM. `port` < 0: the setting's.
int serve(const CommandSession& session, int port);
/// Makes the demonstration school when the data folder holds none, and prints how to sign in.
int make_demo(const CommandSession& session);
/// One whole school day, simulated; prints who was told what and why. Non-zero when anything expected did not arrive.
int run_day(const CommonOptions& options);
int list_plugins(const CommandSession& session);
int backup_database(const CommandSession& session, const std::string& target);

struct AuditWish {
  std::string heads;        ///< file of signed heads; "": the setting's
  std::string key;          ///< public key they are signed with, hexadecimal; "": that of this service's file of keys
  std::string institution;  ///< code; "" where there is only one
  AuditFilter filter;
};
/// Every institution's chain, its events and payloads, and the signed heads; non-zero when anything is not as written.
int verify_audit_chain(const CommandSession& session, const AuditWish& wish);
/// The public key that signed heads are checked with.
int print_audit_key(const CommandSession& session);
/// What the audit holds, newest first, a line each.
int print_audit(const CommandSession& session, const AuditWish& wish);

struct DeliveryWish;
/// Messages of an institution, newest first: by state, channel, rule and days.
int print_deliveries(const CommandSession& session, const DeliveryWish& wish);
/// One message: where it stands, by which gateway, until when; its attempts and receipt.
int show_delivery(const CommandSession& session, const DeliveryWish& wish);
/// Why one message: events, rules, clauses, consent, preference, what it waited for, attempts, receipt.
int explain_delivery(const CommandSession& session, const std::string& institution, const std::string& id);
/// Who was told of a fact ("attendance", "5"), and how.
int explain_fact(const CommandSession& session, const std::string& institution, const std::string& kind,
                 const std::string& id);

/// Waves of alerts: those that wait for a decision first.
int print_waves(const CommandSession& session, const std::string& institution);
/// Every message of a rule waits until somebody releases it.
int hold_rule_by_hand(const CommandSession& session, const std::string& institution, const std::string& rule,
                      const std::string& reason);
/// The operator agrees that a wave goes out; where two are needed, the other one is a person with an account.
int release_wave(const CommandSession& session, const std::string& institution, const std::string& id);
int cancel_wave(const CommandSession& session, const std::string& institution, const std::string& id,
                const std::string& reason);

/// Errors, warnings and notes; with an institution's code also against its roster, gateways and templates.
int check_regulation(const CommandSession& session, const std::string& file, const std::string& institution);
struct ExplainWishes {
  std::string cell;  ///< a question about one cell instead of the whole
  std::string with;  ///< the institution's own document, to stand beside the rules
  bool html = false;
};
int explain_regulation(const CommandSession& session, const std::string& file, const ExplainWishes& wishes);
/// What changes for whom between two versions, in words.
int diff_regulations(const CommandSession& session, const std::string& before, const std::string& after);
/// Also how many rules and clauses the cases prove.
int test_regulation(const CommandSession& session, const std::string& file, const std::vector<std::string>& cases,
                    TestWishes wishes);
/// Answers questions of standard input, a line each; non-zero when one was not understood.
int try_regulation(const CommandSession& session, const std::string& file);
/// Puts a checked regulation in force for an institution from its own first day; a running service takes it over.
/// With groups: for them alone, on trial.
int adopt_regulation(const CommandSession& session, const std::string& file, const std::string& institution,
                     const std::vector<std::string>& groups);
/// The regulation on trial comes into force for all.
int promote_regulation(const CommandSession& session, const std::string& institution);
/// Ends the trial, or goes back to the version before the last.
int roll_back_regulation(const CommandSession& session, const std::string& institution);
/// A request of the API on standard input, its answer as JSON on standard output.
int answer_about_regulation(const CommandSession& session, const std::string& what);

struct SimulationWish {
  std::string journal;      ///< the database file; "": that of the data folder
  std::string institution;  ///< code; "" where there is only one
  std::string from;         ///< "YYYY-MM-DD"
  std::string until;        ///< the last day, included
  std::string file;         ///< the other version's script
  std::string sms_price;    ///< of one part, "3.50"; "": not asked for
  std::string json;         ///< file to write; "": none
  std::string csv;          ///< folder to write; "": none
};
/// What the recorded history would have been under another version; the journal is only read.
int simulate_regulation(const CommonOptions& options, const SimulationWish& wish);

/// A verb that a plugin contributes, e.g. `import`.
int run_plugin_verb(const CommandSession& session, const std::string& verb, const std::vector<std::string>& arguments);

}  // namespace vestnik
