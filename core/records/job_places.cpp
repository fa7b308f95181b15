#include "records/job_places.h"

namespace vestnik {

std::vector<JobPlace> job_places(Transaction& transaction) {
  return transaction.all("SELECT job, item, last_due FROM job_place WHERE institution_id = $1",
                         {transaction.institution()}, [](const Row& row) {
                           return JobPlace{row.string(0), row.string(1), row.instant(2)};
                         });
}

bool move_job_place(Transaction& transaction, const JobPlace& place) {
  return transaction.execute(
             "INSERT INTO job_place (institution_id, job, item, last_due) VALUES ($1, $2, $3, $4)"
             " ON CONFLICT (institution_id, job, item) DO UPDATE SET last_due = excluded.last_due"
             " WHERE job_place.last_due < excluded.last_due",
             {transaction.institution(), place.job, place.item, place.last_due}) > 0;
}

}  // namespace vestnik
