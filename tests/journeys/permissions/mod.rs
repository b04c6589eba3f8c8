//! The permission check over real sockets, against a practice that enforces roles.

mod canary;
mod each_box;
mod faults;
mod forgotten_box;
mod half_success;
mod lanes;
mod manners;
mod mending;
mod planned;
mod random_roles;
mod seeded;
mod stopped;
mod trial;
mod truth;

pub(crate) use planned::Planned;
