//! What became of a job.

use rusqlite::{OptionalExtension, Row, params};

use super::store::{Fault, Store, millis};
use crate::queue::{JobId, LeaseId, Outcome};

impl Store<'_> {
    pub(super) fn report(self, lease: LeaseId, job: JobId, outcome: &Outcome, now: i64) -> Result<(), Fault> {
        let lane = self.leased_lane(lease)?;
        let job = job.as_u64().cast_signed();
        match outcome {
            Outcome::Done => self.done(lane, job)?,
            Outcome::Retry { at, lane: whole } => self.retry(lane, job, millis(*at), *whole)?,
            Outcome::Dead { reason } => self.bury(lane, job, reason, now)?,
            Outcome::InProgress => self.check_taken(lane, job)?,
        }
        self.execute("UPDATE lane SET next = ?2 + lease WHERE id = ?1", [lane, now])?;
        Ok(())
    }

    fn done(self, lane: i64, job: i64) -> Result<(), Fault> {
        let payload = self.remove(lane, job)?;
        self.drop_payload(payload, 1)?;
        self.execute("UPDATE lane SET depth = depth - 1, fails = 0 WHERE id = ?1", [lane])?;
        Ok(())
    }

    fn retry(self, lane: i64, job: i64, at: i64, whole_lane: bool) -> Result<(), Fault> {
        let due = if whole_lane { 0 } else { at };
        let set = "UPDATE job SET due = ?3 WHERE lane = ?1 AND number = ?2 AND due < 0";
        if self.execute(set, [lane, job, due])? == 0 {
            return Err(Fault::Stale);
        }
        if whole_lane {
            self.execute(
                "UPDATE lane SET hold = max(hold, ?2), fails = fails + (1 - ill), ill = 1 WHERE id = ?1",
                [lane, at],
            )?;
        }
        Ok(())
    }

    fn bury(self, lane: i64, job: i64, reason: &str, now: i64) -> Result<(), Fault> {
        self.execute(
            "INSERT INTO dead (number, topic, lane, attempts, payload, key, meta, reason, died)
             SELECT number, topic, name, attempts, payload, key, meta, ?3, ?4
             FROM job JOIN lane ON lane.id = job.lane WHERE job.lane = ?1 AND number = ?2",
            params![lane, job, reason, now],
        )?;
        self.remove(lane, job)?;
        self.execute("UPDATE lane SET depth = depth - 1 WHERE id = ?1", [lane])?;
        Ok(())
    }

    fn check_taken(self, lane: i64, job: i64) -> Result<(), Fault> {
        let mut statement =
            self.statement("SELECT 1 FROM job WHERE lane = ?1 AND number = ?2 AND due < 0")?;
        if statement.exists([lane, job])? { Ok(()) } else { Err(Fault::Stale) }
    }

    /// Removes a job handed out under the present lease; its payload.
    fn remove(self, lane: i64, job: i64) -> Result<i64, Fault> {
        let mut statement =
            self.statement("DELETE FROM job WHERE lane = ?1 AND number = ?2 AND due < 0 RETURNING payload")?;
        let payload = statement.query_row([lane, job], |row: &Row<'_>| row.get(0)).optional()?;
        payload.ok_or(Fault::Stale)
    }

    /// Takes jobs off a payload, and removes it with the last one.
    pub(super) fn drop_payload(self, payload: i64, jobs: i64) -> Result<(), Fault> {
        self.execute("UPDATE payload SET jobs = jobs - ?2 WHERE id = ?1", [payload, jobs])?;
        self.execute("DELETE FROM payload WHERE id = ?1 AND jobs = 0", [payload])?;
        Ok(())
    }
}
