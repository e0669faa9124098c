"""Somebody at a browser, over real HTTP: without JavaScript, or as our JavaScript does it."""

from typing import Any

import httpx

from tests.web.page import Page

JSON = {"Accept": "application/json"}


class Person:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = Page("")

    async def opens(self, path: str = "/") -> Page:
        response = await self.client.get(path)
        assert response.status_code == 200, response.text
        self.page = Page(response.text)
        return self.page

    async def types(self, text: str) -> Page:
        return await self.sends(self.page.form().filled(text=text))

    async def presses(self, label: str) -> Page:
        form = self.page.form(label)
        return await self.sends(form.filled(label), form.action)

    async def sends(self, fields: dict[str, str], action: str = "/chat") -> Page:
        """As a form, following to the page that shows the answer."""
        response = await self.client.post(action, data=fields, follow_redirects=True)
        assert response.status_code == 200, response.text
        self.page = Page(response.text)
        return self.page

    async def asks_for_json(self, fields: dict[str, str]) -> dict[str, Any]:
        response = await self.client.post("/chat", data=fields, headers=JSON)
        assert response.status_code == 200, response.text
        told: dict[str, Any] = response.json()
        return told
