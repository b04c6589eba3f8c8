//! Stories in the real window, by keyboard alone; run with `cargo xtask test --only e2e`.

#[cfg(test)]
mod harness;

#[cfg(test)]
mod harness_holds;

#[cfg(test)]
mod call;

#[cfg(test)]
mod practice;

#[cfg(test)]
mod mended;

#[cfg(test)]
mod real;

#[cfg(test)]
mod killed;

#[cfg(test)]
mod no_trace;

#[cfg(test)]
mod left_behind;

#[cfg(test)]
mod locked;

#[cfg(test)]
mod held;

#[cfg(test)]
mod life;

#[cfg(test)]
mod assistive;

#[cfg(test)]
mod invited;

#[cfg(test)]
mod desk;

#[cfg(test)]
mod forgotten;

#[cfg(test)]
mod first_start;

#[cfg(test)]
mod smoke;

#[cfg(test)]
mod updated;
