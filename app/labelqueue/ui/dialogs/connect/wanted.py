"""What the dialog asks for."""

from dataclasses import dataclass

from labelqueue.domain.address import Address


@dataclass(frozen=True, slots=True)
class Wanted:
    """`remember`: the password is for the keyring; `found`: a workspace may be made there."""

    address: Address
    remember: bool = False
    found: bool = False
    forget: bool = False
    """Whether a password that was kept before is not to be kept any more."""
