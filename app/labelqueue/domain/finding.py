"""What comes of examining a workspace."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `says` how it is; `advice`: what to do, if it is not well."""

    what: str
    says: str
    advice: str = ""

    @property
    def ok(self) -> bool:
        """Whether there is nothing to do."""
        return not self.advice
