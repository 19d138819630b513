from fumikura.query import kwic


def test_the_line_is_that_of_the_key_in_the_source(store):
    for line in kwic(store, "アジア OR 凍結 OR 国債 OR 募集"):
        printed = store.source(store.document(line.doc).id).splitlines()

        assert printed[line.line - 1].find(line.key[0]) >= 0


def test_a_key_behind_a_line_break_has_the_later_line(store):
    (line,) = kwic(store, '"結を主張"')

    assert (line.doc, line.line) == ("cable", 4)
