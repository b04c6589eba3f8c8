//! Test-only package: see `journeys/` and `e2e/`.
