//! One lane: its jobs, its lease and its waiting.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use super::after;
use crate::queue::{Error, ErrorKind, Job, JobId, LaneState, Lease, LeaseId, Outcome};

/// A lane with at least one job, or that is leased.
#[derive(Debug)]
pub(super) struct Lane {
    jobs: BTreeMap<JobId, Entry>,
    /// When the lane is to be looked at: it falls due, or its lease ends.
    next: SystemTime,
    /// The latest lease on it, held or not; before that, the number of its first job. It orders lanes
    /// that fall due together by who was served longest ago.
    token: LeaseId,
    /// The length of the lease, while one is held.
    lease: Option<Duration>,
    /// The end of the waiting of the whole lane.
    hold: Option<SystemTime>,
    fails: u32,
    /// Whether the present lease has counted as a fail.
    ill: bool,
}

/// A job in a lane.
#[derive(Debug)]
pub(super) struct Entry {
    job: Job,
    pushed: SystemTime,
    due: Due,
}

#[derive(Debug, PartialEq)]
enum Due {
    Now,
    At(SystemTime),
    /// It was handed out under the present lease and not reported yet.
    Taken,
}

impl Entry {
    pub(super) fn new(job: Job, not_before: Option<SystemTime>, now: SystemTime) -> Self {
        let due = not_before.filter(|time| *time > now).map_or(Due::Now, Due::At);
        Self { job, pushed: now, due }
    }

    fn take(&mut self) -> Job {
        self.due = Due::Taken;
        self.job.attempts = self.job.attempts.saturating_add(1);
        self.job.clone()
    }
}

impl Lane {
    /// An empty lane for its first job, not pushed yet.
    pub(super) fn new(first: &Entry) -> Self {
        Self {
            jobs: BTreeMap::new(),
            next: SystemTime::UNIX_EPOCH,
            token: LeaseId::from(first.job.id.as_u64()),
            lease: None,
            hold: None,
            fails: 0,
            ill: false,
        }
    }

    pub(super) fn push(&mut self, entry: Entry, now: SystemTime) {
        let due = match entry.due {
            Due::At(time) => time,
            Due::Now | Due::Taken => now,
        };
        let due = self.hold.map_or(due, |hold| hold.max(due));
        let first = self.jobs.is_empty();
        self.jobs.insert(entry.job.id, entry);
        if self.lease.is_none() {
            self.next = if first { due } else { self.next.min(due) };
        }
    }

    /// Leases the lane, unless none of its jobs is due.
    pub(super) fn claim(
        &mut self,
        name: &str,
        token: LeaseId,
        most: usize,
        lease: Duration,
        now: SystemTime,
    ) -> Option<Lease> {
        self.take_back();
        self.ready(now);
        // A worker may have died after it asked for the lane to wait.
        let most = if self.hold > Some(now) { 0 } else { most };
        let due = self.jobs.values_mut().filter(|entry| entry.due == Due::Now).take(most);
        let jobs: Vec<Job> = due.map(Entry::take).collect();
        if jobs.is_empty() {
            self.settle(now);
            return None;
        }
        self.token = token;
        self.lease = Some(lease);
        self.next = after(now, lease);
        self.ill = false;
        Some(Lease::new(token, name, self.fails, jobs))
    }

    /// Applies a report; a job that died is returned.
    pub(super) fn report(
        &mut self,
        job: JobId,
        outcome: &Outcome,
        now: SystemTime,
    ) -> Result<Option<Job>, Error> {
        let entry = self.jobs.get_mut(&job).filter(|entry| entry.due == Due::Taken);
        let entry = entry.ok_or(ErrorKind::Stale)?;
        if let Some(lease) = self.lease {
            self.next = after(now, lease);
        }
        match outcome {
            Outcome::InProgress => {}
            Outcome::Retry { at, lane: false } => entry.due = Due::At(*at),
            Outcome::Retry { at, lane: true } => {
                entry.due = Due::Now;
                self.hold = self.hold.max(Some(*at));
                self.fails = self.fails.saturating_add(u32::from(!self.ill));
                self.ill = true;
            }
            Outcome::Done => {
                self.fails = 0;
                self.jobs.remove(&job);
            }
            Outcome::Dead { .. } => return Ok(self.jobs.remove(&job).map(|entry| entry.job)),
        }
        Ok(None)
    }

    pub(super) fn release(&mut self, now: SystemTime) {
        for entry in self.jobs.values_mut().filter(|entry| entry.due == Due::Taken) {
            entry.job.attempts -= 1;
        }
        self.take_back();
        self.settle(now);
    }

    pub(super) fn wake(&mut self, now: SystemTime) {
        let waiting = self.hold.take().is_some_and(|hold| hold > now);
        if waiting && self.lease.is_none() {
            self.settle(now);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.lease.is_none()
    }

    /// Where the lane stands in the line: earlier times first, then those served longer ago.
    pub(super) fn place(&self) -> (SystemTime, LeaseId) {
        (self.next, self.token)
    }

    /// What operators see, unless the lane holds no jobs.
    pub(super) fn state(&self, name: &str) -> Option<LaneState> {
        let oldest = self.jobs.values().next()?.pushed;
        let mut state = LaneState::new(name, self.jobs.len(), oldest, self.next);
        state.delayed = self.jobs.values().filter(|entry| matches!(entry.due, Due::At(_))).count();
        state.fails = self.fails;
        state.leased = self.lease.is_some();
        Some(state)
    }

    fn ready(&mut self, now: SystemTime) {
        for entry in self.jobs.values_mut() {
            if matches!(entry.due, Due::At(time) if time <= now) {
                entry.due = Due::Now;
            }
        }
    }

    fn take_back(&mut self) {
        for entry in self.jobs.values_mut().filter(|entry| entry.due == Due::Taken) {
            entry.due = Due::Now;
        }
    }

    /// Ends the lease and computes when the lane is next due.
    fn settle(&mut self, now: SystemTime) {
        self.lease = None;
        let due = self.jobs.values().map(|entry| match entry.due {
            Due::At(time) => time.max(now),
            Due::Now | Due::Taken => now,
        });
        let earliest = due.min().unwrap_or(now);
        self.next = self.hold.map_or(earliest, |hold| hold.max(earliest));
    }
}
