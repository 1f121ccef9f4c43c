//! What the queue in memory holds: the lanes in line, the leases, the keys and the dead letters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::lane::{Entry, Lane};
use super::seen::Seen;
use crate::queue::{
    Batch, DeadLetter, Error, ErrorKind, Job, JobId, LaneState, Lease, LeaseId, Letters, Outcome, Pushed,
    Topic,
};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The last number given to a job or a lease.
    number: u64,
    lanes: HashMap<Topic, Lanes>,
    /// The leases that are held.
    leases: HashMap<LeaseId, (Topic, Arc<str>)>,
    seen: HashMap<Topic, Seen>,
    dead: BTreeMap<JobId, DeadLetter>,
}

/// The lanes of one topic.
#[derive(Debug, Default)]
struct Lanes {
    named: HashMap<Arc<str>, Lane>,
    line: BTreeSet<(SystemTime, LeaseId, Arc<str>)>,
}

impl Lanes {
    /// Changes a lane and its place in the line; removes it if nothing is left in it.
    fn change<T>(&mut self, name: &Arc<str>, change: impl FnOnce(&mut Lane) -> T) -> Option<T> {
        let lane = self.named.get_mut(name)?;
        let (time, token) = lane.place();
        self.line.remove(&(time, token, Arc::clone(name)));
        let changed = change(lane);
        if lane.is_empty() {
            self.named.remove(name);
        } else {
            let (time, token) = lane.place();
            self.line.insert((time, token, Arc::clone(name)));
        }
        Some(changed)
    }

    fn push(&mut self, name: &str, entry: Entry, now: SystemTime) {
        let name = Arc::from(name);
        self.named.entry(Arc::clone(&name)).or_insert_with(|| Lane::new(&entry));
        self.change(&name, |lane| lane.push(entry, now));
    }
}

impl State {
    pub(super) fn push(&mut self, batch: Batch, now: SystemTime) -> Pushed {
        let mut pushed = Pushed::default();
        for new in batch.jobs {
            let seen = self.seen.entry(batch.topic).or_default();
            if !batch.remember.is_zero() && !seen.insert(&new.key, batch.remember, now) {
                pushed.duplicates += 1;
                continue;
            }
            let job = Job::new(JobId::from(self.next()), new.key, batch.payload.clone(), new.meta, 0);
            let entry = Entry::new(job, new.not_before, now);
            self.lanes.entry(batch.topic).or_default().push(&new.lane, entry, now);
            pushed.stored += 1;
        }
        pushed
    }

    pub(super) fn claim(
        &mut self,
        topic: Topic,
        most_lanes: usize,
        most_jobs: usize,
        length: Duration,
        now: SystemTime,
    ) -> Vec<Lease> {
        let Some(lanes) = self.lanes.get(&topic) else { return Vec::new() };
        let due = lanes.line.iter().take_while(|(time, ..)| *time <= now).take(most_lanes);
        let due: Vec<(LeaseId, Arc<str>)> = due.map(|(_, token, name)| (*token, Arc::clone(name))).collect();
        let mut leases = Vec::new();
        for (former, name) in due {
            self.leases.remove(&former);
            let token = LeaseId::from(self.number + 1);
            let lanes = self.lanes.entry(topic).or_default();
            let lease = lanes.change(&name, |lane| lane.claim(&name, token, most_jobs, length, now));
            if let Some(lease) = lease.flatten() {
                self.number += 1;
                self.leases.insert(token, (topic, name));
                leases.push(lease);
            }
        }
        leases
    }

    pub(super) fn report(
        &mut self,
        lease: LeaseId,
        job: JobId,
        outcome: Outcome,
        now: SystemTime,
    ) -> Result<(), Error> {
        let (topic, name) = self.leases.get(&lease).ok_or(ErrorKind::Stale)?;
        let lanes = self.lanes.get_mut(topic).ok_or(ErrorKind::Stale)?;
        let died = lanes.change(name, |lane| lane.report(job, &outcome, now)).ok_or(ErrorKind::Stale)??;
        if let (Some(job), Outcome::Dead { reason }) = (died, outcome) {
            self.dead.insert(job.id, DeadLetter::new(job, *topic, &**name, reason, now));
        }
        Ok(())
    }

    pub(super) fn release(&mut self, lease: LeaseId, now: SystemTime) -> Result<(), Error> {
        let (topic, name) = self.leases.remove(&lease).ok_or(ErrorKind::Stale)?;
        self.lanes.entry(topic).or_default().change(&name, |lane| lane.release(now));
        Ok(())
    }

    pub(super) fn wake(&mut self, topic: Topic, lane: &Arc<str>, now: SystemTime) {
        self.lanes.entry(topic).or_default().change(lane, |lane| lane.wake(now));
    }

    pub(super) fn next_due(&self, topic: Topic) -> Option<SystemTime> {
        self.lanes.get(&topic)?.line.first().map(|(time, ..)| *time)
    }

    pub(super) fn lanes(&self, topic: Topic, limit: usize) -> Vec<LaneState> {
        let lanes = self.lanes.get(&topic).into_iter().flat_map(|lanes| &lanes.named);
        let mut states: Vec<_> = lanes.filter_map(|(name, lane)| lane.state(name)).collect();
        states
            .sort_by(|one, other| (Reverse(one.depth), &one.lane).cmp(&(Reverse(other.depth), &other.lane)));
        states.truncate(limit);
        states
    }

    pub(super) fn dead_letters(&self, topic: Topic, limit: usize) -> Vec<DeadLetter> {
        let latest_first = self.dead.values().rev().filter(|letter| letter.topic == topic);
        latest_first.take(limit).cloned().collect()
    }

    pub(super) fn requeue(&mut self, letters: &Letters, now: SystemTime) -> usize {
        let taken = self.take_dead(letters);
        let count = taken.len();
        for mut letter in taken {
            letter.job.id = JobId::from(self.next());
            letter.job.attempts = 0;
            let entry = Entry::new(letter.job, None, now);
            self.lanes.entry(letter.topic).or_default().push(&letter.lane, entry, now);
        }
        count
    }

    pub(super) fn discard(&mut self, letters: &Letters) -> usize {
        self.take_dead(letters).len()
    }

    fn take_dead(&mut self, letters: &Letters) -> Vec<DeadLetter> {
        let chosen = |letter: &DeadLetter| match letters {
            Letters::One(id) => letter.job.id == *id,
            Letters::Lane(topic, lane) => letter.topic == *topic && letter.lane == *lane,
            Letters::Before(topic, time) => letter.topic == *topic && letter.died < *time,
        };
        let ids = self.dead.values().filter(|letter| chosen(letter)).map(|letter| letter.job.id);
        let ids: Vec<JobId> = ids.collect();
        ids.iter().filter_map(|id| self.dead.remove(id)).collect()
    }

    fn next(&mut self) -> u64 {
        self.number += 1;
        self.number
    }
}
