"""Where the inputs come from: a hospital keeps house file, clinic file and layouts once, above its topics' folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12docs.diagnostics import InputError
from b12docs.library.packaged import packaged
from b12docs.project.inputs import Inputs, find_inputs
from b12docs.project.snapshot import Reader, take
from tests.helpers_cli import build, good_project, replace, run

SHARED = ("house.yaml", "clinic.yaml", "layouts")


@pytest.fixture
def hospital(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``house.yaml``, ``clinic.yaml`` and ``layouts/`` once, and a topic below; its folder is the current one.

    The home folder is the one that the hospital's lies in.
    """
    root = tmp_path / "home" / "hospital"
    (root / "topics" / "gout").mkdir(parents=True)
    (root / "layouts").mkdir()
    for name in ("house.yaml", "clinic.yaml", "topics/gout/content.yaml"):
        (root / name).write_text(f"id: {name}\n")
    at_home(monkeypatch, tmp_path / "home")
    monkeypatch.chdir(root)
    return root


def at_home(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make this the home folder."""
    monkeypatch.setattr(Path, "home", lambda: folder)


def shared(inputs: Inputs) -> list[str | None]:
    """What was found of the hospital's own: house file, clinic file, folders of layouts."""
    own = inputs.layouts[:-1]
    return [str(one) if one else None for one in (inputs.house, inputs.clinic)] + [" ".join(map(str, own)) or None]


def found_in(folder: str | Path, content: str | None = None) -> list[str | None]:
    """What is found from this current folder, as messages name it."""
    os.chdir(folder)
    return shared(find_inputs(Path(content) if content else None))


# --- upwards ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("hospital")
def test_a_topic_finds_what_lies_above_it() -> None:
    """In the topic's folder the content is its own, and the rest is found two folders up."""
    assert found_in("topics/gout") == ["../../house.yaml", "../../clinic.yaml", "../../layouts"]
    assert find_inputs().content == Path("content.yaml")


@pytest.mark.usefixtures("hospital")
def test_content_that_is_named_is_looked_above_too() -> None:
    """From the hospital's folder, and from any other, the way goes up from the content's folder."""
    content = "topics/gout/content.yaml"
    assert found_in(".", content) == ["house.yaml", "clinic.yaml", "layouts"]
    (Path("elsewhere") / "deeper").mkdir(parents=True)
    for name in SHARED:
        (Path("elsewhere") / name).mkdir()
    assert found_in("elsewhere", f"../{content}") == ["../house.yaml", "../clinic.yaml", "../layouts"]


def test_content_that_is_named_from_the_top_names_the_others_so(hospital: Path) -> None:
    """Whoever gives a whole path is told whole paths."""
    found = found_in(hospital.parent, str(hospital / "topics" / "gout" / "content.yaml"))
    assert found == [str(hospital / name) for name in SHARED]


@pytest.mark.usefixtures("hospital")
def test_the_nearest_wins_and_layouts_overlay_each_other() -> None:
    """A topic may have a clinic file of its own; its layouts go before the hospital's, which are still there."""
    for name in ("clinic.yaml", "layouts"):
        Path("topics/gout", name).mkdir()
    assert found_in("topics/gout") == ["../../house.yaml", "clinic.yaml", "layouts ../../layouts"]


@pytest.mark.usefixtures("hospital")
def test_content_never_comes_from_above() -> None:
    """A folder without a topic is not built as the topic above it."""
    Path("topics/gout/drafts").mkdir()
    os.chdir("topics/gout/drafts")
    assert find_inputs().content == packaged("content.yaml")
    assert shared(find_inputs())[0] == "../../../house.yaml"


@pytest.mark.usefixtures("hospital")
def test_an_option_goes_before_what_is_found() -> None:
    """Each input can be named, and the others are still found."""
    os.chdir("topics/gout")
    named = find_inputs(house=Path("other-house.yaml"), layouts=Path())
    assert shared(named) == ["other-house.yaml", "../../clinic.yaml", "."]
    assert shared(find_inputs(clinic=Path("other.yaml"))) == ["../../house.yaml", "other.yaml", "../../layouts"]


# --- where it ends ----------------------------------------------------------------------------------------------------


def test_the_first_house_file_is_the_border(hospital: Path) -> None:
    """What lies above a folder with a house file belongs to somebody else."""
    (hospital / "topics" / "house.yaml").write_text("")
    assert found_in(hospital / "topics" / "gout") == ["../house.yaml", None, None]
    assert found_in(hospital / "topics" / "gout", str(hospital / "topics" / "x.yaml"))[1:] == [None, None]


def test_nothing_is_looked_for_beyond_the_home_folder(hospital: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder is the last; a folder above it is looked into only where one stands in it."""
    (hospital / "house.yaml").rename(hospital.parent.parent / "house.yaml")
    assert found_in(hospital / "topics" / "gout") == [None, "../../clinic.yaml", "../../layouts"]
    assert found_in(hospital.parent.parent)[0] == "house.yaml"
    (hospital / "clinic.yaml").rename(hospital.parent / "clinic.yaml")
    assert found_in(hospital)[1] == "../clinic.yaml"
    at_home(monkeypatch, hospital)
    assert found_in(hospital / "topics") == [None, None, "../layouts"]


def test_outside_the_home_folder_it_goes_on(hospital: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hospital's folder on a disk that all share is nobody's home, and some computers know no home at all."""
    at_home(monkeypatch, hospital.parent / "else")
    assert found_in(hospital / "topics" / "gout")[0] == "../../house.yaml"

    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    assert found_in(hospital / "topics" / "gout")[0] == "../../house.yaml"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_what_anybody_may_have_put_there_is_not_found(hospital: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder like /tmp a stranger's clinic file would be printed on the leaflets of everybody below."""
    at_home(monkeypatch, hospital.parent / "else")
    hospital.chmod(0o1777)
    assert found_in(hospital / "topics" / "gout") == [None, None, None]
    assert found_in(hospital)[0] == "house.yaml"
    hospital.chmod(0o777)
    assert found_in(hospital / "topics" / "gout")[0] == "../../house.yaml"


@pytest.mark.usefixtures("hospital")
def test_loose_content_takes_what_the_current_folder_has() -> None:
    """Content that lies in no hospital's folder is built with the layouts and the clinic file of where one stands."""
    loose = Path("../downloads/gout.yaml")
    loose.parent.mkdir()
    loose.write_text("")
    assert found_in(".", str(loose)) == ["house.yaml", "clinic.yaml", "layouts"]
    (loose.parent / "clinic.yaml").write_text("")
    assert found_in(".", str(loose)) == ["house.yaml", "../downloads/clinic.yaml", "layouts"]


def test_a_folder_that_is_a_link_lies_where_it_leads(hospital: Path) -> None:
    """Above a folder is the same folder, whichever way one has come into it."""
    (hospital.parent / "short").symlink_to(hospital / "topics" / "gout")
    os.chdir(hospital.parent)
    by_way = find_inputs(Path("short/content.yaml"))
    assert by_way.clinic is not None
    assert by_way.clinic.resolve() == hospital / "clinic.yaml"


# --- what is found is harmless ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["house.yaml", "clinic.yaml"])
def test_a_found_file_lies_in_its_folder(hospital: Path, name: str) -> None:
    """A link out of the folder that it was found in shows nothing; one that an option names is meant."""
    (hospital / name).rename(hospital.parent / "secret")
    (hospital / name).symlink_to("../secret")
    kind = name.removesuffix(".yaml")
    found = take(find_inputs(Path("topics/gout/content.yaml"))).files[kind]
    assert (found.name, found.data) == (name, b"")
    assert "leads out of the folder" in str(found.fault)
    named = take(find_inputs(Path("topics/gout/content.yaml"), **{kind: Path(name)})).files[kind]
    assert named.data


def test_a_found_folder_of_layouts_lies_in_its_folder(hospital: Path) -> None:
    """The same holds for layouts, wherever on the way they are met; and what is none is told."""
    (hospital / "layouts").rmdir()
    (hospital / "layouts").symlink_to("..")
    with pytest.raises(InputError, match=r"^\.\./\.\./layouts: error: this link leads out"):
        found_in("topics/gout")
    (hospital / "layouts").unlink()
    (hospital / "layouts").write_text("")
    with pytest.raises(InputError, match=r"^\.\./\.\./layouts: error: this is no folder"):
        found_in(".")


def test_a_house_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """It is never passed over, found or named."""
    good_project(tmp_path)
    (tmp_path / "house.yaml").mkdir()
    assert "house.yaml: error: this is a folder, not a file" in run(tmp_path, "build").stderr
    assert "none.yaml: error: the file does not exist" in run(tmp_path, "build", "--house", "none.yaml").stderr
    (tmp_path / "house.yaml").rmdir()
    (tmp_path / "house.yaml").write_bytes(b"\xff")
    assert "house.yaml:1:1: error: the file is no UTF-8 text" in run(tmp_path, "list").stderr


def test_a_house_file_may_say_nothing(tmp_path: Path) -> None:
    """An empty one, or one of remarks, marks the hospital's folder."""
    good_project(tmp_path)
    for text in ("", "# ours\n"):
        (tmp_path / "house.yaml").write_text(text)
        assert run(tmp_path, "list").exit_code == 0


# --- one clinic file for many topics ----------------------------------------------------------------------------------


def test_a_clinic_file_above_the_topic_is_shared(hospital: Path) -> None:
    """It may answer what only other topics ask; the one beside a topic is that topic's alone."""
    assert find_inputs(Path("topics/gout/content.yaml")).shares_clinic
    assert find_inputs().shares_clinic  # the packaged content, in the hospital's folder
    os.chdir("topics/gout")
    assert find_inputs(clinic=Path("../../clinic.yaml")).shares_clinic
    Path("clinic.yaml").write_text("")
    assert not find_inputs().shares_clinic
    assert not find_inputs(hospital / "topics" / "gout" / "content.yaml", Path("clinic.yaml")).shares_clinic
    Path("content.yaml").unlink()
    assert not find_inputs().shares_clinic  # the packaged content, with a clinic file of its own


def test_what_a_shared_clinic_file_says_for_other_topics_is_no_fault(tmp_path: Path) -> None:
    """A dose that no topic asks for is a slip beside the topic, and another topic's above it."""
    (tmp_path / "topic").mkdir()
    for name in ("content.yaml", "layouts"):
        (good_project(tmp_path) / name).rename(tmp_path / "topic" / name)
    replace(tmp_path / "clinic.yaml", "protocol:", "protocol:\n  gout_dose: 100 mg")
    build(tmp_path / "topic")
    (tmp_path / "clinic.yaml").rename(tmp_path / "topic" / "clinic.yaml")
    assert "'gout_dose'" in run(tmp_path / "topic", "build").stderr


def test_a_slip_in_a_shared_clinic_file_is_told(tmp_path: Path) -> None:
    """A name that is nearly that of a value which the topic lacks is one; beside the value itself it is another's."""
    (good_project(tmp_path) / "topic").mkdir()
    (tmp_path / "content.yaml").rename(tmp_path / "topic" / "content.yaml")
    replace(tmp_path / "clinic.yaml", "  test:", "  tests: two\n  test:")
    build(tmp_path / "topic")
    replace(tmp_path / "clinic.yaml", "  test: our own words", "")
    told = run(tmp_path / "topic", "build").stderr
    assert "../clinic.yaml:6:3: error: the content asks for no value 'tests'\n  hint: did you mean 'test'?" in told


# --- read once --------------------------------------------------------------------------------------------------------


def test_what_topics_share_is_read_once(hospital: Path) -> None:
    """A file that is changed meanwhile is for all topics what it was for the first."""
    (hospital / "topics" / "hay").mkdir()
    (hospital / "topics" / "hay" / "content.yaml").write_text("id: hay\n")
    reader = Reader()
    gout, hay = (find_inputs(Path("topics", name, "content.yaml")) for name in ("gout", "hay"))
    first = reader.take(gout)
    (hospital / "clinic.yaml").write_text("changed")
    (hospital / "layouts" / "new.html").write_text("new")
    second = reader.take(hay)
    assert set(first.files) == set(second.files)
    assert {name for name in first.files if first.files[name] != second.files[name]} == {"content"}
    assert first.files["house"].data == b"id: house.yaml\n"


def test_the_packaged_house_file_comes_first(hospital: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hospital's own overlays it; in the checkout, where both are one file, it is there once."""
    shipped = hospital.parent / "shipped.yaml"
    monkeypatch.setattr("b12docs.project.snapshot.packaged", lambda name: shipped)
    inputs = find_inputs(Path("topics/gout/content.yaml"))
    assert [one.name for one in take(inputs).houses] == ["house.yaml"]
    shipped.write_text("shipped: true\n")
    assert [one.name for one in take(inputs).houses] == [shipped.as_posix(), "house.yaml"]
    monkeypatch.setattr("b12docs.project.snapshot.packaged", lambda name: hospital / "house.yaml")
    assert [one.name for one in take(inputs).houses] == ["house.yaml"]
