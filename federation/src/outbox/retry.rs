//! When a failed delivery is tried again, and when it is given up.

use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// The waits between the attempts at one delivery.
///
/// The default makes 13 attempts in about 2.7 days: at once, then after 1, 5, 15 and 30 minutes, 1, 2, 4 and
/// 8 hours, then four times 12 hours, each moved by up to 20 % so that many senders do not meet.
///
/// ```
/// use std::time::Duration;
///
/// use howdah_federation::RetrySchedule;
///
/// let wait = RetrySchedule::default().wait(1, Duration::ZERO, 7).unwrap();
/// assert!((48..=72).contains(&wait.as_secs()));
/// assert_eq!(RetrySchedule::default().wait(13, Duration::from_secs(7 * 24 * 3_600), 7), None);
/// ```
#[derive(Clone, Debug)]
pub struct RetrySchedule {
    waits: Vec<Duration>,
}

impl Default for RetrySchedule {
    fn default() -> Self {
        let minutes = [1, 5, 15, 30].map(|count| count * MINUTE);
        let hours = [1, 2, 4, 8, 12, 12, 12, 12].map(|count| count * HOUR);
        Self { waits: minutes.into_iter().chain(hours).collect() }
    }
}

impl RetrySchedule {
    /// A schedule of its own: failure `n` in a row is followed by the `n`-th wait, or by the last one when
    /// there are fewer; a delivery older than all waits together is given up.
    pub fn new(waits: impl IntoIterator<Item = Duration>) -> Self {
        Self { waits: waits.into_iter().collect() }
    }

    /// How long to wait after `failures` failures in a row of something that was accepted `age` ago, or
    /// `None` to give up.
    ///
    /// `spread` is any number that differs between hosts; it decides the jitter, so that one host always
    /// gets the same schedule and no source of randomness is needed.
    pub fn wait(&self, failures: u32, age: Duration, spread: u64) -> Option<Duration> {
        if age > self.waits.iter().sum::<Duration>() {
            return None;
        }
        let index = usize::try_from(failures.saturating_sub(1)).ok()?;
        let wait = *self.waits.get(index).or(self.waits.last())?;
        let mixed = mix(spread.wrapping_add(u64::from(failures)));
        // 80 to 120 percent, in steps of a hundredth.
        let hundredths = 8_000 + u32::try_from(mixed % 4_001).unwrap_or(0);
        Some(wait * hundredths / 10_000)
    }
}

/// The finalizer of `SplitMix64`: neighbouring numbers come out far apart.
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{HOUR, MINUTE, RetrySchedule};

    #[test]
    fn gives_up_after_about_two_and_a_half_days() {
        let schedule = RetrySchedule::default();
        let mut age = Duration::ZERO;
        let mut attempts = 1;
        while let Some(wait) = schedule.wait(attempts, age, 7) {
            age += wait;
            attempts += 1;
        }
        assert!((12..=15).contains(&attempts), "{attempts} attempts");
        assert!(age > 50 * HOUR && age < 90 * HOUR, "{age:?}");
    }

    #[test]
    fn spreads_each_wait_by_at_most_a_fifth() {
        let schedule = RetrySchedule::default();
        let waits: Vec<_> =
            (0..1_000).filter_map(|spread| schedule.wait(1, Duration::ZERO, spread)).collect();
        assert!(waits.iter().all(|wait| *wait >= MINUTE * 4 / 5 && *wait <= MINUTE * 6 / 5));
        assert!(waits.iter().max() > waits.iter().min());
    }

    proptest::proptest! {
        #[test]
        fn waits_within_bounds_or_gives_up(failures: u32, age: u64, spread: u64) {
            let schedule = RetrySchedule::default();
            let total: Duration = schedule.waits.iter().sum();
            match schedule.wait(failures, Duration::from_secs(age), spread) {
                Some(wait) => assert!(wait >= MINUTE * 4 / 5 && wait <= 12 * HOUR * 6 / 5),
                None => assert!(Duration::from_secs(age) > total),
            }
        }
    }

    #[test]
    fn an_empty_schedule_tries_once() {
        assert_eq!(RetrySchedule::new([]).wait(1, Duration::ZERO, 0), None);
    }
}
