"""The plane on which passages are put."""

from statistics import mean

from fumikura.topics import Settings, topics
from fumikura.topics.layout import layout


def model_of(store, **settings):
    return topics(store, Settings(k=3, **settings)).model


def test_passages_of_one_subject_stand_nearer_than_others(own):
    from fumikura.store import Store

    with Store(own) as store:
        model = model_of(store)
    points = layout(model)
    docs = [model.space.units[point.at].doc.partition("-")[0] for point in points]

    def apart(same):
        return mean(
            ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            for at, one in enumerate(points)
            for to, other in enumerate(points)
            if at != to and (docs[at] == docs[to]) == same
        )

    assert len(points) == 60
    assert apart(same=True) < apart(same=False) / 2
    assert {(min(p.x for p in points), max(p.x for p in points))} == {(0, 1)}


def test_the_same_seed_gives_the_same_plane(own):
    from fumikura.store import Store

    with Store(own) as store:
        model = model_of(store)

    assert layout(model, seed=1) == layout(model, seed=1)
    assert layout(model, most=20, seed=1) != layout(model, most=20, seed=2)  # others are drawn


def test_of_many_some_are_drawn(own):
    from fumikura.store import Store

    with Store(own) as store:
        model = model_of(store)
    points = layout(model, most=20)

    assert len({point.at for point in points}) == 20


def test_a_few_passages_have_a_place_each(own):
    from fumikura.store import Store

    with Store(own) as store:
        model = model_of(store, doc="pets-1", unit="section")
    points = layout(model)

    assert len(points) == len(model.space.units) < 5
    assert all(0 <= value <= 1 for point in points for value in (point.x, point.y))
