"""Which tests go to one process where several share them: those that share what one of them has made."""

from xdist.scheduler import LoadScopeScheduling

HEARD = "tests/heard/"  # a single session of browsers is heard for all files of this folder


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # xdist says nothing of its types
    """A group is the tests of a file, or of the folder whose files share what is heard."""

    def _split_scope(self, nodeid: str) -> str:
        return HEARD if nodeid.startswith(HEARD) else nodeid.partition("::")[0]
