"""What the environment or the user did, as opposed to a bug: each text is one sentence for people."""


class KnownError(Exception):
    """A refusal or a failure that is expected to happen; `str(error)` can be shown as it is."""


class InvalidValue(KnownError):
    """A value was refused: a name, a number, a geometry, a setting."""


class IllegalAction(KnownError):
    """The action is not in the table of actions for this sample, mode or queue."""


class NotPermitted(KnownError):
    """The member's role or queue membership does not allow this."""


class NotFound(KnownError):
    """No such dataset, queue, sample, member or revision."""


class OperationConflict(KnownError):
    """An operation id was used again with other content."""


class StoreUnavailable(KnownError):
    """The database cannot be reached, opened, read or written."""


class LoginRefused(StoreUnavailable):
    """The server wants a password, or another one."""


class StoreFailed(StoreUnavailable):
    """The database refused a statement, which another attempt will not change; the log says why."""


class ImageUnreadable(KnownError):
    """An image cannot be fetched or decoded."""


class ExportFailed(KnownError):
    """An export could not be written."""
