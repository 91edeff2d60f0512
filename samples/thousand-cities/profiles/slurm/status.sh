#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What became of a job: running, success or failed. Where the controller cannot be asked the job is said to run: a
# restart of the controller is no reason to throw work away. Only a job that nobody knows any more has failed.
said=$(scontrol show job "$1" 2>&1)
case $said in
  *JobState=COMPLETED*) echo success ;;
  *JobState=FAILED* | *JobState=CANCELLED* | *JobState=OUT_OF_MEMORY* | *JobState=TIMEOUT* | *JobState=DEADLINE* | *JobState=BOOT_FAIL*) echo failed ;;
  *"Invalid job id"*) echo failed ;;
  *) echo running ;;
esac
