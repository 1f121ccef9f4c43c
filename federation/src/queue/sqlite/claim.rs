//! Leasing lanes, giving them back, and when the next one is due.

use std::collections::HashMap;
use std::time::Duration;

use bytes::Bytes;
use rusqlite::{OptionalExtension, Row, params};

use super::store::{Fault, Store, code, integer, length};
use crate::queue::{Job, JobId, Lease, LeaseId, Topic};

/// A lane that is due.
struct DueLane {
    id: i64,
    name: String,
    fails: u32,
    hold: i64,
}

/// The payloads of the jobs claimed together, each read once.
type Payloads = HashMap<i64, Bytes>;

impl Store<'_> {
    pub(super) fn claim(
        self,
        topic: Topic,
        most_lanes: usize,
        most_jobs: usize,
        length_of_lease: Duration,
        now: i64,
    ) -> Result<Vec<Lease>, Fault> {
        // A lease of no length would read as none.
        let lease = length(length_of_lease).max(1);
        let due = self.due_lanes(topic, most_lanes, now)?;
        let mut payloads = Payloads::new();
        let mut leases = Vec::with_capacity(due.len());
        for lane in due {
            // A worker may have died after it asked for the lane to wait.
            let most = if lane.hold > now { 0 } else { most_jobs };
            let jobs = self.take_jobs(lane.id, most, now, &mut payloads)?;
            if jobs.is_empty() {
                self.settle(lane.id, now)?;
                continue;
            }
            let token = self.numbers(1)?;
            self.execute(
                "UPDATE lane SET token = ?2, lease = ?3, next = ?4, ill = 0 WHERE id = ?1",
                [lane.id, token, lease, now + lease],
            )?;
            leases.push(Lease::new(LeaseId::from(token.unsigned_abs()), lane.name, lane.fails, jobs));
        }
        Ok(leases)
    }

    pub(super) fn release(self, lease: LeaseId, now: i64) -> Result<(), Fault> {
        let lane = self.leased_lane(lease)?;
        let untried = "UPDATE job SET due = 0, attempts = attempts - 1 WHERE lane = ?1 AND due < 0";
        self.execute(untried, [lane])?;
        self.settle(lane, now)
    }

    pub(super) fn wake(self, topic: Topic, lane: &str, now: i64) -> Result<(), Fault> {
        let mut statement = self.statement(
            "UPDATE lane SET hold = 0 WHERE topic = ?1 AND name = ?2 AND hold > ?3 RETURNING id, lease",
        )?;
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let woken: Option<(i64, i64)> =
            statement.query_row(params![code(topic), lane, now], row).optional()?;
        match woken {
            Some((lane, 0)) => self.settle(lane, now),
            _ => Ok(()),
        }
    }

    pub(super) fn next_due(self, topic: Topic) -> Result<Option<i64>, Fault> {
        let next = "SELECT min(next) FROM lane WHERE topic = ?1";
        Ok(self.statement(next)?.query_row([code(topic)], |row| row.get(0))?)
    }

    /// The row of the lane that is held under a lease.
    pub(super) fn leased_lane(self, lease: LeaseId) -> Result<i64, Fault> {
        let mut statement = self.statement("SELECT id FROM lane WHERE token = ?1 AND lease > 0")?;
        let lane = statement.query_row([lease.as_u64().cast_signed()], |row| row.get(0)).optional()?;
        lane.ok_or(Fault::Stale)
    }

    fn due_lanes(self, topic: Topic, most: usize, now: i64) -> Result<Vec<DueLane>, Fault> {
        let mut statement = self.statement(
            "SELECT id, name, fails, hold FROM lane
             WHERE topic = ?1 AND next <= ?2 ORDER BY next, token LIMIT ?3",
        )?;
        let lane = |row: &Row<'_>| {
            Ok(DueLane { id: row.get(0)?, name: row.get(1)?, fails: row.get(2)?, hold: row.get(3)? })
        };
        let lanes = statement.query_map(params![code(topic), now, integer(most)], lane)?;
        Ok(lanes.collect::<Result<_, _>>()?)
    }

    /// Counts an attempt of the first due jobs of a lane and returns them.
    fn take_jobs(self, lane: i64, most: usize, now: i64, payloads: &mut Payloads) -> Result<Vec<Job>, Fault> {
        // Those of a lease that ran out, and those whose own time has come.
        let ready = "UPDATE job SET due = 0 WHERE lane = ?1 AND (due < 0 OR due BETWEEN 1 AND ?2)";
        self.execute(ready, [lane, now])?;
        let mut statement = self.statement(
            "SELECT number, key, meta, attempts + 1, payload FROM job
             WHERE lane = ?1 AND due = 0 ORDER BY number LIMIT ?2",
        )?;
        let mut rows = statement.query([lane, integer(most)])?;
        let (mut jobs, mut last) = (Vec::new(), 0_i64);
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            let payload = self.payload(row.get(4)?, payloads)?;
            let (key, meta): (String, String) = (row.get(1)?, row.get(2)?);
            jobs.push(Job::new(JobId::from(last.unsigned_abs()), key, payload, meta, row.get(3)?));
        }
        let taken = "UPDATE job SET due = -1, attempts = attempts + 1
             WHERE lane = ?1 AND due = 0 AND number <= ?2";
        self.execute(taken, [lane, last])?;
        Ok(jobs)
    }

    fn payload(self, id: i64, payloads: &mut Payloads) -> Result<Bytes, Fault> {
        if let Some(payload) = payloads.get(&id) {
            return Ok(payload.clone());
        }
        let mut statement = self.statement("SELECT bytes FROM payload WHERE id = ?1")?;
        let payload = Bytes::from(statement.query_row([id], |row| row.get::<_, Vec<u8>>(0))?);
        payloads.insert(id, payload.clone());
        Ok(payload)
    }

    /// Ends the lease on a lane: it is removed if it is empty, else its next time is computed.
    fn settle(self, lane: i64, now: i64) -> Result<(), Fault> {
        if self.execute("DELETE FROM lane WHERE id = ?1 AND depth = 0", [lane])? == 0 {
            self.execute(
                "UPDATE lane SET lease = 0,
                     next = max(?2, hold, (SELECT min(due) FROM job WHERE lane = ?1)) WHERE id = ?1",
                [lane, now],
            )?;
        }
        Ok(())
    }
}
