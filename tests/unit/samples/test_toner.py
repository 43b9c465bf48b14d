import numpy as np

from samples.toner import fade, in_black_and_white


def test_fading_makes_ink_paler_and_leaves_paper_alone() -> None:
    page = np.full((200, 200, 3), 255, np.uint8)
    page[50:150, 50:150] = 20
    faded = fade(page, 0.6, np.random.default_rng(1))
    assert (faded[:40] == 255).all()
    assert (faded[50:150, 50:150] >= 20).all()
    assert faded[50:150, 50:150].std() > 5
    assert faded[50:150, 50:150].max() < 255


def test_a_fax_has_no_greys_and_keeps_what_stands_out() -> None:
    grey = np.full((200, 200), 200, np.uint8)
    grey[95:105, 20:180] = 60
    sent = in_black_and_white(grey)
    assert set(np.unique(sent)) == {0, 255}
    assert (sent[97:103, 30:170] == 0).all()
    assert (sent[:60] == 255).all()
