"""The pages, read as text."""


def test_home_says_what_is_in_it(client):
    page = client.get("/").text
    assert "Протокол заседания Совета по туризму" in page
    assert "<strong>3</strong> отрывки" in page
