from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "tipstaff.resources"
    label = "resources"
