//! Many runs, one practice for each core of this computer.

use super::trial::Trial;
use std::num::NonZero;
use std::thread;
use tokio::runtime::Builder;

/// Tries every case, dealt out over the cores; gives what was found wrong, each with the case it belongs to.
pub(crate) fn try_all<Case: Sync>(
    cases: &[Case],
    wrong: impl AsyncFn(&Trial, &Case) -> Vec<String> + Sync,
) -> Vec<String> {
    let lanes = thread::available_parallelism().map_or(1, NonZero::get);
    let try_lane = |lane: usize| {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let trial = Trial::start().await;
            let mut faults = Vec::new();
            for case in cases.iter().skip(lane).step_by(lanes) {
                faults.extend(wrong(&trial, case).await);
            }
            trial.practice.stop().await;
            faults
        })
    };
    thread::scope(|scope| {
        let lanes = 0..lanes;
        let lanes = lanes.map(|lane| scope.spawn(move || try_lane(lane)));
        let lanes: Vec<_> = lanes.collect();
        lanes
            .into_iter()
            .flat_map(|lane| lane.join().unwrap())
            .collect()
    })
}
