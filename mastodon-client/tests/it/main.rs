//! The client against tables, recorded answers, and servers that behave badly.

mod behaviour;
mod endpoints;
mod entities;
mod login;
mod recorder;
mod servers;
