from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tipstaff.web"
    label = "web"
