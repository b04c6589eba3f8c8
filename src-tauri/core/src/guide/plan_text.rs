//! A plan as plain text, for the command line and for comparing plans in tests.

use super::plan::{Plan, PlannedStep};
use super::planning::{SheetText, write_corrections};
use super::rich::flat;
use std::fmt::{self, Display, Formatter};

/// Writes the plan as plain text. Labels stand in quotation marks.
impl Display for Plan {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for section in &self.sections {
            writeln!(out, "{}  {}", section.letter, section.title)?;
            for step in &section.steps {
                write_step(out, step)?;
            }
            writeln!(out)?;
        }
        self.write_permissions(out)?;
        for (index, endpoint) in self.endpoints.iter().enumerate() {
            if index == 0 {
                writeln!(out, "Calls that the vendor lists")?;
            }
            let methods = endpoint.methods.join(" ");
            writeln!(out, "  {methods} {} ({})", endpoint.path, endpoint.area)?;
            writeln!(out, "      {}", endpoint.about)?;
            writeln!(out, "      needs: {}", endpoint.needs)?;
            write_corrections(out, &endpoint.corrections)?;
        }
        for note in &self.notes {
            writeln!(out, "\nNote: {}", note.title)?;
            for paragraph in &note.paragraphs {
                writeln!(out, "  {}", flat(paragraph))?;
            }
        }
        Ok(())
    }
}

impl Plan {
    fn write_permissions(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Some(sheet) = &self.sheet else {
            return writeln!(out, "No boxes to tick: the role is there already.\n");
        };
        let has_corrections = true;
        writeln!(
            out,
            "{}",
            SheetText {
                sheet,
                has_corrections
            }
        )?;
        writeln!(out, "  {}\n", sheet.order_note)
    }
}

fn write_step(out: &mut Formatter<'_>, step: &PlannedStep) -> fmt::Result {
    writeln!(out, "  {}  {} [{}]", step.code, step.title, step.place_name)?;
    if !step.menu_path.is_empty() {
        writeln!(out, "      at: {}", step.menu_path.join(" › "))?;
    }
    for paragraph in &step.paragraphs {
        writeln!(out, "      {}", flat(paragraph))?;
    }
    if let Some(warning) = &step.warning {
        writeln!(out, "      WARNING: {}", flat(warning))?;
    }
    for copied in &step.copy_values {
        writeln!(out, "      copy {}: {}", copied.label, copied.value)?;
    }
    if let Some(drawing) = &step.drawing {
        writeln!(out, "      drawn: {}", drawing.text)?;
    }
    if let Some(gate) = &step.waits_for {
        writeln!(out, "      waits for: {gate}")?;
    }
    write_corrections(out, &step.corrections)
}
