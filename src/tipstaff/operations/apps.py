from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "tipstaff.operations"
    label = "operations"
