-- Incidents are found by their cluster or their id: nobody asks for those of a workload here.
drop index incident_workload;
