//! Storing jobs: the payload once, duplicates left out.

use std::time::Duration;

use rusqlite::params;

use super::store::{Fault, Store, code, integer, length, millis};
use crate::queue::{Batch, NewJob, Pushed, Topic};

/// Keys forgotten with every push beyond as many as it adds, so that old ones go without a pause.
const FORGOTTEN: usize = 16;

impl Store<'_> {
    pub(super) fn push(self, batch: &Batch, now: i64) -> Result<Pushed, Fault> {
        let jobs = self.new_jobs(batch, now)?;
        if jobs.is_empty() {
            return Ok(Pushed::new(0, batch.jobs.len()));
        }
        let payload = self.add_payload(&batch.payload, jobs.len())?;
        let first = self.numbers(jobs.len())?;
        for (number, job) in (first..).zip(&jobs) {
            let due = job.not_before.map(millis).filter(|time| *time > now);
            let lane = self.add_to_lane(code(batch.topic), &job.lane, due.unwrap_or(now), number)?;
            self.statement(
                "INSERT INTO job (lane, number, due, pushed, payload, key, meta)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                lane,
                number,
                due.unwrap_or(0),
                now,
                payload,
                job.key,
                job.meta
            ])?;
        }
        Ok(Pushed::new(jobs.len(), batch.jobs.len() - jobs.len()))
    }

    /// The jobs whose key is not known; it is from now on.
    fn new_jobs(self, batch: &Batch, now: i64) -> Result<Vec<&NewJob>, Fault> {
        if batch.remember.is_zero() {
            return Ok(batch.jobs.iter().collect());
        }
        self.forget(batch.jobs.len() + FORGOTTEN, now)?;
        let mut jobs = Vec::with_capacity(batch.jobs.len());
        for job in &batch.jobs {
            if self.remember(batch.topic, &job.key, batch.remember, now)? {
                jobs.push(job);
            }
        }
        Ok(jobs)
    }

    fn remember(self, topic: Topic, key: &str, window: Duration, now: i64) -> Result<bool, Fault> {
        let until = now + length(window);
        let changed = self.execute(
            "INSERT INTO seen (topic, key, until) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET until = excluded.until WHERE seen.until <= ?4",
            params![code(topic), key, until, now],
        )?;
        Ok(changed > 0)
    }

    fn forget(self, most: usize, now: i64) -> Result<(), Fault> {
        self.execute(
            "DELETE FROM seen WHERE (topic, key) IN
             (SELECT topic, key FROM seen WHERE until <= ?1 ORDER BY until LIMIT ?2)",
            params![now, integer(most)],
        )?;
        Ok(())
    }

    fn add_payload(self, bytes: &[u8], jobs: usize) -> Result<i64, Fault> {
        let insert = "INSERT INTO payload (jobs, bytes) VALUES (?1, ?2)";
        Ok(self.statement(insert)?.insert(params![integer(jobs), bytes])?)
    }

    /// Makes room for the job of this number; the row of the lane.
    pub(super) fn add_to_lane(self, topic: i64, name: &str, due: i64, number: i64) -> Result<i64, Fault> {
        let mut statement = self.statement(
            "INSERT INTO lane (topic, name, depth, next, token) VALUES (?1, ?2, 1, ?3, ?4)
             ON CONFLICT DO UPDATE SET depth = depth + 1, next = CASE
                 WHEN lease > 0 THEN next ELSE min(next, max(excluded.next, hold)) END
             RETURNING id",
        )?;
        Ok(statement.query_row(params![topic, name, due, number], |row| row.get(0))?)
    }
}
